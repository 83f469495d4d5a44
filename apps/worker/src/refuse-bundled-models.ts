import { registerHooks } from "node:module";

/**
 * Keeps `@livekit/local-inference` out of this process. The framework brings it along and loads it by itself, as a voice activity model and as
 * an inference process beside every worker; its model licence covers LiveKit Agents alone and may be ended by notice, and our own hearing needs
 * none of it. Refused, the framework goes on without: it says so once in its log. Imported for its effect, before `@livekit/agents`.
 */
const refused = "@livekit/local-inference";

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== refused && !specifier.startsWith(`${refused}-`)) return next(specifier, context);
    throw Object.assign(new Error(`${refused} is not used here: its model licence is LiveKit's own (docs/livekit.md).`), {
      code: "ERR_MODULE_NOT_FOUND",
    });
  },
});
