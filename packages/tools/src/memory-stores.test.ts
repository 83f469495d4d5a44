import { describeToolStores } from "@vaarta/testing";
import { memoryToolStores } from "./memory-stores.ts";

describeToolStores("the store in memory", () => ({ stores: memoryToolStores() }));
