/** What a customer of the gold loan says until she hears the pitch for those who care for the safety of their gold: a model's turn, where there is one. */
export const goldLoanUntilPitch: readonly string[] = [
  "haan record kar lijiye",
  "haan boliye",
  "Muthoot",
  "teen lakh",
  "barah percent",
  "sona safe rahega na?",
  "haan kam hui",
  "ghar ke kaam mein",
];
