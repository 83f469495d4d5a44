import { activityFrame, type VoiceActivity } from "@vaarta/speech";

/** Takes every loud sound for speech: for tests whose sounds are known. */
export function loudnessActivity(threshold = 250): VoiceActivity {
  return {
    name: "loudness",
    open(onFrames) {
      let left = new Int16Array(0);
      return {
        push(pcm) {
          const all = new Int16Array(left.length + pcm.length);
          all.set(left);
          all.set(pcm, left.length);
          const found: number[] = [];
          let at = 0;
          for (; at + activityFrame <= all.length; at += activityFrame) {
            let sum = 0;
            for (let place = at; place < at + activityFrame; place++) sum += all[place]! ** 2;
            found.push(Math.sqrt(sum / activityFrame) >= threshold ? 0.95 : 0.05);
          }
          left = all.slice(at);
          if (found.length > 0) onFrames(found);
        },
        reset: () => void (left = new Int16Array(0)),
        close: () => void (left = new Int16Array(0)),
      };
    },
    close: () => Promise.resolve(),
  };
}
