/** Utterances as callers leave them at a pause: finished, and with more to come. Written for this measure, by language. */
export const turnExamples: Readonly<Record<string, { finished: readonly string[]; unfinished: readonly string[] }>> = {
  hi: {
    finished: [
      "मुझे गोल्ड लोन चाहिए", "पाँच लाख", "जी हाँ", "हाँ बोलिए", "ब्याज कितना लगेगा", "मैं कल आऊँगी", "पुणे में", "मेरा सोना सुरक्षित रहेगा क्या", "नहीं चाहिए", "अभी बात नहीं कर सकता",
      "मेरे पास पचास ग्राम सोना है", "सुनीता शर्मा", "शाम को फ़ोन कीजिए", "ठीक है", "कितने दिन में पैसे मिलेंगे", "मैं गाड़ी चला रहा हूँ", "किसी और से बात कराइए", "कल सुबह दस बजे", "नौ आठ सात छह पाँच चार तीन दो एक शून्य", "मुझे सोचने का समय चाहिए",
    ],
    unfinished: [
      "मुझे गोल्ड लोन चाहिए लेकिन", "मेरा नाम", "मैं यह पूछना चाहता हूँ कि", "मेरे पास सोना है और", "अगर मैं समय पर", "मतलब", "वो मेरे पति का", "नौ आठ सात छह", "मैं सोच रहा था कि", "उम्म", "मुझे करीब", "हमारी दुकान के", "पाँच या", "आप लोग जो", "क्योंकि मेरे भाई ने",
      "मैं अपनी", "तो", "दो लाख और", "नौ आठ सात छह पाँच चार तीन", "वैसे मुझे",
    ],
  },
  "hi-Latn": {
    finished: [
      "mujhe gold loan chahiye", "paanch lakh", "haan ji", "interest kitna hai", "main kal aaunga", "Pune mein", "nahi chahiye", "abhi busy hoon", "mere paas fifty gram hai", "branch kahan hai",
      "theek hai", "WhatsApp pe bhej dijiye", "kal subah das baje", "ok thank you", "main driving kar raha hoon",
    ],
    unfinished: [
      "mujhe gold loan chahiye lekin", "mera naam", "main ye puchna chahta hoon ki", "agar main time pe", "matlab", "nau aath saat chhe", "actually", "toh", "kyunki mere bhai ne", "mere paas gold hai aur",
      "umm", "woh jo aapka", "lagbhag", "mujhe thoda", "paanch ya",
    ],
  },
  bn: {
    finished: [
      "আমার গোল্ড লোন চাই", "পাঁচ লাখ", "হ্যাঁ", "সুদ কত", "আমি কাল আসব", "কলকাতায়", "এখন দরকার নেই", "আমার কাছে পঞ্চাশ গ্রাম সোনা আছে", "কত দিন লাগবে", "ঠিক আছে",
      "পরে ফোন করুন", "রিনা দাস", "আমি এখন গাড়ি চালাচ্ছি", "কাল সকাল দশটায়", "আমি পারব না",
    ],
    unfinished: [
      "আমার লোন চাই কিন্তু", "আমার নাম", "আমি জানতে চাই যে", "যদি আমি সময়ে", "মানে", "নয় আট সাত ছয়", "আমার কাছে সোনা আছে আর", "কারণ আমার", "প্রায়", "উম",
      "পাঁচ বা", "আমি একটু", "তাহলে", "আপনাদের ওই", "আমার স্বামীর জন্য একটা",
    ],
  },
  mr: {
    finished: [
      "मला गोल्ड लोन पाहिजे", "पाच लाख", "हो", "व्याज किती आहे", "मी उद्या येईन", "पुण्यात", "नको", "माझ्याकडे पन्नास ग्रॅम सोनं आहे", "किती दिवस लागतील", "बरं",
      "नंतर फोन करा", "सुनीता जाधव", "मी आता गाडी चालवतो आहे", "उद्या सकाळी दहा वाजता", "मला जमणार नाही",
    ],
    unfinished: [
      "मला लोन पाहिजे पण", "माझं नाव", "मला हे विचारायचं आहे की", "जर मी वेळेवर", "म्हणजे", "नऊ आठ सात सहा", "माझ्याकडे सोनं आहे आणि", "कारण माझ्या", "साधारण", "अं",
      "पाच किंवा", "मला थोडं", "तर", "तुमच्या", "मी माझ्या भावासाठी एक",
    ],
  },
  en: {
    finished: [
      "I need a gold loan", "five lakh", "yes please", "what is the interest rate", "I will come tomorrow", "in Pune", "no thanks", "I am driving right now", "I have fifty grams of gold", "how long will it take",
      "call me in the evening", "Sunita Sharma", "that's all", "ten in the morning", "can I talk to a person",
    ],
    unfinished: [
      "I need a gold loan but", "my name is", "I wanted to ask if", "so if I don't pay on", "I mean", "nine eight seven six", "I have gold and", "because my", "around", "um",
      "five or", "I would like to", "well", "it belongs to my", "do you have any",
    ],
  },
}; // prettier-ignore

/** Written after the rules were fixed, and not to be used to change them: what they make of words they were not made for. */
export const unseenTurnExamples: typeof turnExamples = {
  hi: {
    finished: ["सोना कितने दिन रखना पड़ेगा", "मुझे तीन लाख रुपये चाहिए", "आप कहाँ से बोल रहे हैं", "हाँ मैं सुन रही हूँ", "मेरी बेटी की शादी है", "दो साल", "नाशिक", "मैंने पहले भी लोन लिया था", "आज नहीं परसों", "पैसा खाते में आएगा या नकद"],
    unfinished: ["मैं सुनार की दुकान", "मुझे पैसे चाहिए ताकि", "अब देखिए ऐसा है कि", "और एक बात", "मेरे पापा ने पिछले", "अच्छा तो फिर", "सात आठ नौ", "हमें लगभग तीन से", "जब तक मेरी", "वहाँ पर जो"],
  },
  bn: {
    finished: ["সোনা কত দিন রাখতে হবে", "আমার তিন লাখ টাকা দরকার", "আপনি কোথা থেকে বলছেন", "হ্যাঁ শুনতে পাচ্ছি", "মেয়ের বিয়ে আছে", "দুই বছর", "শিলিগুড়ি", "আগে একবার নিয়েছিলাম", "আজ না পরশু", "টাকা কি অ্যাকাউন্টে আসবে"],
    unfinished: ["আমার দরকার কারণ", "দেখুন ব্যাপারটা হল", "আর একটা কথা", "আমার বাবা গত", "আচ্ছা তাহলে", "সাত আট নয়", "আমাদের প্রায় তিন", "যখন আমার", "ওখানে যে", "আমি ভাবছিলাম যে"],
  },
  mr: {
    finished: ["सोनं किती दिवस ठेवावं लागेल", "मला तीन लाख रुपये हवे आहेत", "तुम्ही कुठून बोलताय", "हो ऐकू येतंय", "मुलीचं लग्न आहे", "दोन वर्ष", "नाशिक", "मी आधी पण लोन घेतलं होतं", "आज नाही परवा", "पैसे खात्यात येतील का"],
    unfinished: ["मला पैसे हवेत कारण", "आता बघा असं आहे की", "आणि एक गोष्ट", "माझ्या वडिलांनी मागच्या", "बरं मग", "सात आठ नऊ", "आम्हाला साधारण तीन", "जेव्हा माझी", "तिथे जे", "मी विचार करत होतो की"],
  },
  en: {
    finished: ["how many days will you keep the gold", "I want three lakh rupees", "where are you calling from", "yes I can hear you", "it is my daughter's wedding", "two years", "Nashik", "I took a loan before", "not today the day after", "will the money come to my account"],
    unfinished: ["I have a jewellery shop in the", "I need money so that", "see the thing is", "and one more", "my father has", "okay so then", "seven eight nine", "we need around", "until my", "I was thinking about"],
  },
}; // prettier-ignore
