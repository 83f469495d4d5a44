import { useSay } from "../../i18n/keys.ts";
import { useFunnel } from "./use-funnel.ts";

/** Which release is counted and how many conversations; counts are no verdict. */
export function FunnelWords() {
  const say = useSay();
  const { data, isPending, isError, error } = useFunnel();
  const text = isError
    ? error.message
    : isPending
      ? say("ui.loading")
      : data
        ? `${say("overlay.funnel.of", { number: data.number, count: data.conversations })} ${say("releases.no-verdict")}`
        : say("releases.none");
  return (
    <p className="legend-words" role="status">
      {text}
    </p>
  );
}
