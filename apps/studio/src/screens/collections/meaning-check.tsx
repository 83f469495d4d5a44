import type { Explanation, Meaning, ShownExample } from "@vaarta/understanding";
import { useState } from "react";
import { useMeanings } from "../../document/meanings.ts";
import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { Field } from "../parts/fields.tsx";
import "./meaning-check.css";

/** From here on the agent acts on a meaning without asking. */
const counts = 0.5;

/** What a phrase would be taken for and why, and which examples of this meaning sound like another's. */
export function MeaningCheck({ of }: { of: Meaning }) {
  const say = useSay();
  const intents = useDocument((document) => document.intents);
  const answers = useDocument((document) => document.answers);
  const [phrase, setPhrase] = useState("");
  const found = useMeanings({ intents, answers }, of, phrase);
  const nameOf = ({ kind, id }: Meaning) => (kind === "intent" ? intents[id]?.name : answers[id]?.question) ?? id;
  const collisions = found?.collisions ?? [];
  return (
    <section className="meaning-check" aria-label={say("intents.check")}>
      <Field name={say("intents.try")} help={say("intents.try-help")}>
        {(id) => <input id={id} className="input" maxLength={300} value={phrase} onChange={(event) => setPhrase(event.target.value)} />}
      </Field>
      <div aria-live="polite">
        {found?.explanation && phrase.trim() !== "" ? <Taken explanation={found.explanation} of={of} nameOf={nameOf} /> : null}
      </div>
      <h3>{say("intents.collide")}</h3>
      {collisions.length === 0 ? <p className="meaning-none">{say("intents.collide-none")}</p> : null}
      <ul className="meaning-rows">
        {collisions.map(({ example, other, likeness }) => (
          <li key={`${example.text} ${other.text}`}>
            <Quoted example={example} />
            <span className="meaning-other">
              {say("intents.collide-with", { name: nameOf(other.meaning) })} <Quoted example={other} />
            </span>
            <small>{say("intents.alike", { percent: percent(likeness) })}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Taken({ explanation, of, nameOf }: { explanation: Explanation; of: Meaning; nameOf: (meaning: Meaning) => string }) {
  const say = useSay();
  const { scores, unsure, nearest, words } = explanation;
  const [best] = scores;
  const isSure = best !== undefined && best.score >= counts;
  return (
    <>
      <p className="meaning-verdict">
        {unsure
          ? say("intents.taken-unsure", { first: nameOf(unsure[0]), second: nameOf(unsure[1]) })
          : isSure
            ? say("intents.taken", { name: nameOf(best.meaning) })
            : say("intents.taken-none")}
      </p>
      <ol className="meaning-scores">
        {scores.slice(0, 4).map(({ meaning, score }) => (
          <li key={`${meaning.kind} ${meaning.id}`} data-own={meaning.kind === of.kind && meaning.id === of.id}>
            <span>{nameOf(meaning)}</span>
            <meter min={0} max={1} low={counts} high={counts} optimum={1} value={score} aria-label={nameOf(meaning)} />
            <small>{say("intents.percent", { percent: percent(score) })}</small>
          </li>
        ))}
      </ol>
      <p className="meaning-words" aria-label={say("intents.words")}>
        {words.map(({ word, weight }, at) => (
          <span key={`${at} ${word}`} data-weight={weight >= 0.15 ? "much" : weight >= 0.04 ? "some" : "none"}>
            {word}
          </span>
        ))}
        <small>{say("intents.words-help")}</small>
      </p>
      {nearest.length > 0 ? (
        <>
          <h3>{say("intents.nearest")}</h3>
          <ul className="meaning-rows">
            {nearest.slice(0, 3).map((example) => (
              <li key={`${example.meaning.id} ${example.text}`}>
                <Quoted example={example} />
                <span className="meaning-other">{nameOf(example.meaning)}</span>
                <small>{say("intents.alike", { percent: percent(example.likeness) })}</small>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Quoted({ example: { text, language } }: { example: ShownExample }) {
  return <q lang={language || undefined}>{text}</q>;
}

function percent(share: number): number {
  return Math.round(share * 100);
}
