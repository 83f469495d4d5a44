/** What the page itself says, in the caller's language; the agent's words come from the agent. */
export interface CallerWords {
  assistant: string;
  privacy: string;
  begin: string;
  language: string;
  placeholder: string;
  send: string;
  you: string;
  connecting: string;
  reconnecting: string;
  ended: string;
  again: string;
  back: string;
  goneTitle: string;
  gone: string;
  failedTitle: string;
  failed: string;
  retry: string;
  typing: string;
  unsent: string;
  conversation: string;
}

const en: CallerWords = {
  assistant: "Automatic assistant",
  privacy:
    "You are talking with a computer. What you write is kept so that your request can be handled. Never share an OTP, a PIN or a card number.",
  begin: "Start the conversation",
  language: "Language",
  placeholder: "Write here",
  send: "Send",
  you: "You",
  connecting: "Connecting…",
  reconnecting: "The connection was lost. Trying again; nothing you wrote is lost.",
  ended: "The conversation has ended.",
  again: "Start a new conversation",
  back: "Connected again.",
  goneTitle: "Nobody is here",
  gone: "This link leads to no published agent. Ask the business for the right link.",
  failedTitle: "This did not work",
  failed: "The service cannot be reached right now. Please try again in a minute.",
  retry: "Try again",
  typing: "is writing",
  unsent: "waiting to be sent",
  conversation: "Conversation",
};

const hi: CallerWords = {
  assistant: "स्वचालित सहायक",
  privacy: "आप एक कंप्यूटर से बात कर रहे हैं। आपका लिखा हुआ आपके काम के लिए रखा जाता है। OTP, PIN या कार्ड नंबर कभी न बताएँ।",
  begin: "बातचीत शुरू करें",
  language: "भाषा",
  placeholder: "यहाँ लिखें",
  send: "भेजें",
  you: "आप",
  connecting: "जोड़ रहे हैं…",
  reconnecting: "कनेक्शन टूट गया। फिर से जोड़ रहे हैं; आपका लिखा कुछ भी नहीं खोया।",
  ended: "बातचीत पूरी हुई।",
  again: "नई बातचीत शुरू करें",
  back: "फिर से जुड़ गए।",
  goneTitle: "यहाँ कोई नहीं है",
  gone: "इस लिंक पर कोई सेवा चालू नहीं है। कृपया सही लिंक माँगें।",
  failedTitle: "यह नहीं हो पाया",
  failed: "सेवा से अभी संपर्क नहीं हो पा रहा। कृपया एक मिनट बाद फिर कोशिश करें।",
  retry: "फिर कोशिश करें",
  typing: "लिख रहा है",
  unsent: "भेजा जाना बाकी है",
  conversation: "बातचीत",
};

/** Words for a language tag; English where there are none yet. */
export function callerWords(tag: string): CallerWords {
  return tag.startsWith("hi") ? hi : en;
}

/** How a language names itself. */
export function ownName(tag: string): string {
  const names: Record<string, string> = { en: "English", hi: "हिन्दी", "hi-x-hinglish": "Hinglish", bn: "বাংলা", mr: "मराठी" };
  return names[tag] ?? tag;
}
