// The door to what needs Node: connections to providers. All else is in `index.ts`, which also runs in a browser.
export { type AddressPolicy, mayCall, publicOnly } from "./providers/addresses.ts";
export { connect, type Connection } from "./providers/connections.ts";
export { countTokens, loadTokenisers, type TokenCounter } from "./providers/token-counter.ts";
