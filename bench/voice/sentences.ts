import type { EndpointingClass } from "../../packages/call/src/turns/endpointing.ts";

export type Language = "hi" | "bn" | "mr" | "en";

/** What she says, and where in a saved test of the pack she says it. */
export interface Sentence {
  /** Which wait it was written for; what the call made of it is what is reported. */
  meant: EndpointingClass;
  language: Language;
  /** How many turns of the booked visit were typed before. */
  after: number;
  text: string;
}

/** The saved test of the gold-loan pack that is gone along with. */
export const story = (language: Language) => `ts_happy_${language}`;

const of = (meant: EndpointingClass, language: Language, after: number, texts: string): Sentence[] =>
  texts
    .trim()
    .split(/\s*\|\s*/u)
    .map((text) => ({ meant, language, after, text }));

const amount = 4;
/** It asks for the PIN code. */
const pin = { hi: 9, bn: 9, mr: 9, en: 10 };

export const sentences: readonly Sentence[] = [
  ...of("question", "hi", amount, "तीन लाख रुपये | दो लाख | पाँच लाख | ढाई लाख बाक़ी है | चार लाख रुपये | डेढ़ लाख | सात लाख | एक लाख बीस हज़ार | छह लाख रुपये | दस लाख"), // prettier-ignore
  ...of("question", "bn", amount, "তিন লাখ | দু লাখ | পাঁচ লাখ"),
  ...of("question", "mr", amount, "तीन लाख बाकी आहे | दोन लाख | पाच लाख"),
  ...of("question", "en", amount, "three lakh | two lakh | five lakh"),
  ...of("base", "hi", 0, "हाँ जी, बोल रही हूँ | हाँ बोल रही हूँ | हाँ बोल रहा हूँ | आप रोबोट हो क्या | फिर से बोलिए | आप कौन बोल रहे हैं | वे घर पर नहीं हैं | मेरा नाम सुनीता है | क्या काम है | हाँ बताइए"), // prettier-ignore
  ...of("base", "bn", 0, "হ্যাঁ, বলছি | উনি বাড়িতে নেই | আবার বলুন"),
  ...of("base", "mr", 0, "हो, बोलतेय | ते घरी नाहीत | पुन्हा सांगा"),
  ...of("base", "en", 0, "yes, speaking | wrong number | say that again"),
  ...of("filler", "hi", amount, "तीन लाख मतलब | दो लाख मतलब | पाँच लाख मतलब | हाँ मतलब | चार लाख यानी | सात लाख मतलब | तीन लाख यानी | दस लाख मतलब | छह लाख मतलब | एक लाख मतलब"), // prettier-ignore
  ...of("filler", "bn", amount, "তিন লাখ মানে | দু লাখ মানে | পাঁচ লাখ মানে"),
  ...of("filler", "mr", amount, "तीन लाख म्हणजे | दोन लाख म्हणजे | पाच लाख म्हणजे"),
  ...of("filler", "en", amount, "three lakh actually | two lakh actually | five lakh actually"),
  ...of("dictation", "hi", pin.hi, "चार एक एक | चार एक | दो दो छह | एक एक शून्य | पाँच छह सात | चार शून्य शून्य | एक दो तीन | सात आठ | चार चार एक | नौ आठ दो"), // prettier-ignore
  ...of("dictation", "bn", pin.bn, "চার এক এক | সাত আট নয় | এক দুই তিন"),
  ...of("dictation", "mr", pin.mr, "चार एक एक | सात आठ नऊ | एक दोन तीन"),
  ...of("dictation", "en", pin.en, "two two six | four one one | seven eight nine"),
  ...of("unfinished", "hi", amount, "तीन लाख और | दो लाख लेकिन | हाँ लेकिन | पाँच लाख और | मेरा लोन और | दो लाख और | हाँ क्योंकि | चार लाख लेकिन | सात लाख और | हाँ अगर"), // prettier-ignore
  ...of("unfinished", "bn", amount, "তিন লাখ কিন্তু | দু লাখ আর | হ্যাঁ কিন্তু"),
  ...of("unfinished", "mr", amount, "तीन लाख पण | दोन लाख आणि | हो पण"),
  ...of("unfinished", "en", amount, "three lakh and | two lakh but | yes but"),
  ...of("emotional", "hi", amount, "मेरे पति गुज़र गए | पिताजी गुज़र गए | मेरी माँ गुज़र गई | एक्सीडेंट हो गया | वे अब नहीं रहे | मेरे पिताजी गुज़र गए | पति गुज़र गए | माँ गुज़र गई | मेरा एक्सीडेंट हो गया | वे गुज़र गए | मेरे भाई गुज़र गए | यहाँ एक्सीडेंट हो गया"), // prettier-ignore
  ...of("emotional", "mr", amount, "अपघात झाला | इथे अपघात झाला | माझा अपघात झाला"),
  ...of("emotional", "en", amount, "is this a scam | my husband passed away | there was an accident | my mother passed away | my father passed away"), // prettier-ignore
];
