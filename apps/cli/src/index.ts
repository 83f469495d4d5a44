export { exitCodes, runCli, type Surroundings } from "./cli.ts";
