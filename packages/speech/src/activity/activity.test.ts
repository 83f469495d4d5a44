import { describeVoiceActivity } from "@vaarta/testing";
import { expect, it } from "vitest";
import { createEnergyActivity } from "./energy-activity.ts";
import { createSileroActivity } from "./silero-activity.ts";

describeVoiceActivity("our own ear", createEnergyActivity);
describeVoiceActivity("Silero", () => createSileroActivity());

it("says what is wrong with a file that is no voice activity model", async () => {
  await expect(createSileroActivity({ model: "/nowhere/model.onnx" })).rejects.toMatchObject({ code: "NOT_AVAILABLE" });
  await expect(createSileroActivity({ model: import.meta.filename })).rejects.toMatchObject({ code: "NOT_AVAILABLE" });
});
