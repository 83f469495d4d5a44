import { useState } from "react";
import { useSay } from "../../i18n/keys.ts";
import { Tabs } from "../../ui/index.ts";
import { CallersView } from "./callers-view.tsx";
import { SavedTests } from "./saved-tests.tsx";
import "../parts/records.css";
import "./tests.css";

/** What proves a draft: saved conversations with expectations, and made-up callers. Both run here in the tab. */
export function TestsScreen() {
  const say = useSay();
  const [shown, setShown] = useState("saved");
  return (
    <>
      <div className="tests-tabs">
        <Tabs
          label={say("proof.views")}
          value={shown}
          onChange={setShown}
          tabs={[
            { value: "saved", text: say("proof.saved") },
            { value: "callers", text: say("proof.callers") },
          ]}
        />
      </div>
      {shown === "saved" ? <SavedTests /> : <CallersView />}
    </>
  );
}
