import { existsSync } from "node:fs";
import type { InferenceSession } from "onnxruntime-node";
import { SpeechError } from "../speech-error.ts";

/** What a model's file must take and give. A dimension that is null may be anything. */
export interface ModelSignature {
  inputs: Readonly<Record<string, TensorSignature>>;
  outputs: Readonly<Record<string, TensorSignature>>;
}

export interface TensorSignature {
  type: string;
  shape: readonly (number | null)[];
}

export interface OpenModel {
  session: InferenceSession;
  ort: typeof import("onnxruntime-node");
}

/**
 * Loads a model's file for one thread and checks that it is the kind it should be. `onnxruntime-node` is loaded here and not before.
 * @throws {SpeechError} NOT_AVAILABLE when the file or the runtime is not there, or takes and gives something else
 */
export async function openModel(path: string, signature: ModelSignature): Promise<OpenModel> {
  if (!existsSync(path)) throw new SpeechError("NOT_AVAILABLE", `There is no model at ${path}. Run the set-up again, or correct the path.`);
  let opened: OpenModel;
  try {
    const ort = await import("onnxruntime-node");
    const session = await ort.InferenceSession.create(path, { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: "sequential", logSeverityLevel: 3 }); // prettier-ignore
    opened = { session, ort };
  } catch (cause) {
    throw new SpeechError("NOT_AVAILABLE", `The model ${path} could not be loaded: the file is damaged, or onnxruntime-node has no build for this machine.`, { cause }); // prettier-ignore
  }
  const { session } = opened;
  const actual = { inputs: describe(session.inputMetadata), outputs: describe(session.outputMetadata) };
  for (const side of ["inputs", "outputs"] as const) {
    const fits = Object.entries(signature[side]).every(([name, wanted]) => {
      const found = actual[side].find((tensor) => tensor.name === name);
      return found?.type === wanted.type && fitsShape(found.shape, wanted.shape);
    });
    if (fits && actual[side].length === Object.keys(signature[side]).length) continue;
    await session.release();
    throw new SpeechError("NOT_AVAILABLE", `The model ${path} is of another kind. Its ${side}: ${listOf(actual[side])}; expected: ${listOf(Object.entries(signature[side]).map(([name, tensor]) => ({ name, ...tensor })))}.`); // prettier-ignore
  }
  return opened;
}

type NamedTensor = { name: string; type: string; shape: readonly (number | null)[] };

function describe(metadata: readonly InferenceSession.ValueMetadata[]): NamedTensor[] {
  return metadata.map((value) => {
    if (!value.isTensor) return { name: value.name, type: "no tensor", shape: [] };
    return { name: value.name, type: value.type, shape: value.shape.map((size) => (typeof size === "number" ? size : null)) };
  });
}

/** A file may leave open what we fix; where it fixes a size it must be ours, or one that we leave open. */
function fitsShape(found: readonly (number | null)[], wanted: readonly (number | null)[]): boolean {
  return found.length === wanted.length && found.every((size, k) => size === null || wanted[k] === null || size === wanted[k]);
}

const listOf = (tensors: readonly NamedTensor[]) =>
  tensors.map(({ name, type, shape }) => `${name} ${type}[${shape.map((size) => size ?? "?").join(",")}]`).join("; ");
