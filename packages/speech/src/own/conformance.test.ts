import { describeHearing } from "@vaarta/testing";
import { createOwnHearing } from "./own-hearing.ts";

describeHearing("our own recogniser", {
  make: () => createOwnHearing(),
  sentences: [
    { language: "hi", text: "मुझे पाँच लाख का लोन चाहिए" },
    { language: "en", text: "I need a gold loan" },
    { language: "bn", text: "আমার লোন চাই" },
    { language: "mr", text: "मला पाच लाख पाहिजे" },
  ],
  hasPartials: true,
});
