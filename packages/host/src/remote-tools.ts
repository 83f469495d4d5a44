import type { ToolStores } from "@vaarta/tools";
import type { Link } from "./link.ts";

/** What the built-in tools of one conversation's agent keep, on the server. @see describeToolStores of @vaarta/testing */
export function remoteToolStores(link: Link, conversation: string): ToolStores {
  return {
    bookings: {
      book: (...args) => link.ask("bookings.book", { conversation, args }),
      move: (...args) => link.ask("bookings.move", { conversation, args }),
      cancel: (...args) => link.ask("bookings.cancel", { conversation, args }),
      answered: (...args) => link.ask("bookings.answered", { conversation, args }),
      find: (...args) => link.ask("bookings.find", { conversation, args }),
      taken: (...args) => link.ask("bookings.taken", { conversation, args }),
    },
    records: { write: (...args) => link.ask("records.write", { conversation, args }) },
  };
}
