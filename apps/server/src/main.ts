import { readConfig } from "./config.ts";
import { failureOf } from "./failures.ts";
import { startServer } from "./server.ts";

// The program behind `npm start`.
try {
  const config = readConfig(process.env);
  const server = await startServer(config, (message) => console.log(message));
  console.log(
    `\n  Vaarta is ready: ${server.url}\n\n  Stop it with Ctrl-C. Everything is kept in ${server.keptIn.join(" and ") || "your database"}.\n`,
  );
  let stoppingSince: number | null = null;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (stoppingSince !== null) {
        // A second Ctrl-C means now; the same one may come twice, from the terminal and from the program that started us.
        if (signal === "SIGINT" && Date.now() - stoppingSince > 1_000) process.exit(130);
        return;
      }
      stoppingSince = Date.now();
      console.log("Stopping ...");
      server.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(failureOf(error)?.message ?? error);
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  const failure = failureOf(error);
  console.error(failure ? `\n${failure.message}\n` : error);
  process.exit(1);
}
