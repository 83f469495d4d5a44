import microphoneWorklet from "./microphone.worklet.ts?worker&url";
import playerWorklet from "./player.worklet.ts?worker&url";

/** The page's way to its loudspeaker and microphone. One for the page: phones allow few, and only from a tap. */
export interface Sound {
  readonly context: AudioContext;
  /** `interrupted`: a telephone call or another app has the sound; it comes back by `resume`, at best by itself. */
  readonly state: "running" | "interrupted";
  onState(heard: () => void): () => void;
  /** From a tap. @returns whether there is sound now */
  resume(): Promise<boolean>;
  close(): void;
}

/**
 * Opens the sound of this page. Call it while a tap is handled, before anything is awaited: browsers refuse it otherwise.
 * @throws {Error} where the browser has no audio worklets
 */
export async function openSound(): Promise<Sound> {
  const context = new AudioContext({ latencyHint: "interactive" });
  const resuming = context.resume();
  try {
    await Promise.all([context.audioWorklet.addModule(microphoneWorklet), context.audioWorklet.addModule(playerWorklet)]);
  } catch (error) {
    void context.close();
    throw error;
  }
  // Resolves only once sound may be made; a browser that wants another tap must not hold the call up.
  await Promise.race([resuming, new Promise((resolve) => setTimeout(resolve, 300))]);
  return soundOf(context);
}

function soundOf(context: AudioContext): Sound {
  const isRunning = () => context.state === "running";
  const resume = async () => {
    if (context.state === "closed") return false;
    await Promise.race([context.resume().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 500))]);
    return isRunning();
  };
  // After a telephone call the page comes back to the front before its sound does.
  const onVisible = () => {
    if (document.visibilityState === "visible" && !isRunning()) void resume();
  };
  document.addEventListener("visibilitychange", onVisible);
  window.addEventListener("focus", onVisible);
  return {
    context,
    get state() {
      return isRunning() ? "running" : "interrupted";
    },
    onState(heard) {
      context.addEventListener("statechange", heard);
      return () => context.removeEventListener("statechange", heard);
    },
    resume,
    close() {
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("focus", onVisible);
      if (context.state !== "closed") void context.close();
    },
  };
}
