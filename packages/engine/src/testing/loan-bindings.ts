import type { OffPathBindings } from "../off-path/case.ts";

const savings = { savings: { outcome: "success", result: { saving: 12_000 } } };
const booked = { book: { outcome: "success", result: { reference: "R1" } }, cancel: { outcome: "success", result: {} } };

/** The roles of the off-path suite in the test agent. */
export const loanBindings: OffPathBindings = {
  start: { direction: "outbound", contact: "c1", attributes: {} },
  at: "2025-11-21T05:30:00Z",
  roles: {
    mainSlot: { state: "qualify", slot: "amount", values: [500_000, 700_000] },
    moneySlot: { state: "qualify", slot: "amount", values: [500_000, 700_000] },
    earlySlot: { slot: "city", values: ["Pune", "Nashik"] },
    optionalSlot: { state: "qualify", slot: "lender", values: ["Muthoot"], given: { amount: 500_000, city: "Pune" } },
    dateSlot: { state: "when", slot: "day", values: ["2025-11-24", "2025-11-26"] },
    digitsSlot: { state: "when", slot: "phone", values: ["9876543210", "98765", "43210"], given: { day: "2025-11-24" } },
    nameSlot: { state: "checkAsk", slot: "name", values: ["Sunita"] },
    knownSlot: { state: "checkAsk", slot: "name", values: ["Sunita", "Anita"], attribute: "name" },
    choice: { state: "need", options: ["transfer", "fresh"] },
    consent: { state: "may" },
    booking: {
      state: "when",
      slot: "day",
      values: ["2025-11-24", "2025-11-26"],
      given: { day: "2025-11-24", phone: "9876543210" },
      results: booked,
    },
    decision: { state: "size", slot: "amount", values: [500_000, 700_000], given: { amount: 500_000 }, results: savings },
    write: {
      state: "bookIt",
      slot: "day",
      values: ["2025-11-24", "2025-11-26"],
      given: { day: "2025-11-24", phone: "9876543210" },
      results: booked,
    },
    undoable: {
      state: "bookIt",
      slot: "day",
      values: ["2025-11-24", "2025-11-26"],
      given: { day: "2025-11-24", phone: "9876543210" },
      results: booked,
    },
    tool: { state: "save", given: { amount: 500_000 }, tool: "savings" },
    objection: { intent: "isSafe", state: "safe" },
    objection2: { intent: "tooDear", state: "dear" },
    objection3: { intent: "askFamily", state: "ask" },
    answer: { answer: "documents" },
    goal: { intent: "wantLocker", flow: "locker" },
    branching: { state: "need", intents: ["more", "less"] },
  },
};
