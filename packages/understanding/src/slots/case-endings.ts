import { type Script, type Token, formKey, matchKey } from "@vaarta/text";

/** Endings that Bengali and Marathi put on a name: "মুথুটে", "জোশীকে", "जोशींना", "पुण्यात". Longest first. */
const endings: Readonly<Partial<Record<Script, readonly string[]>>> = {
  Beng: ["গুলোর", "গুলো", "টাকে", "টার", "দের", "তে", "কে", "টা", "টি", "ের", "য়", "র", "ে"],
  Deva: ["कडून", "पासून", "मध्ये", "साठी", "च्या", "ांना", "ंना", "ंचा", "ंची", "ंचे", "ंशी", "कडे", "हून", "ला", "ना", "चा", "ची", "चे", "चं", "शी", "ने", "ात", "त"],
}; // prettier-ignore

/** The word without a case ending, when what is left is a known word and the whole is not. Pure. */
export function withoutEnding(word: Token, known: ReadonlySet<string>): Token {
  if (word.kind !== "word" || word.script === null || known.has(word.key)) return word;
  for (const ending of endings[word.script] ?? []) {
    if (!word.text.endsWith(ending) || word.text.length - ending.length < 3) continue;
    const key = matchKey(word.text.slice(0, -ending.length));
    if (known.has(key)) return { ...word, key };
  }
  // Marathi changes the word before its ending: दुकानासाठी, तोळ्यांची.
  const key = formKey(word, known);
  return key.length >= 4 && key !== word.key ? { ...word, key } : word;
}
