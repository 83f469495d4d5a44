import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPrivateData, isGstinValid, isLuhnValid, isVerhoeffValid, maskPrivateData, normaliseText } from "../index.ts";

describe("check digits", () => {
  it("knows valid ones", () => {
    expect(isVerhoeffValid("2363")).toBe(true);
    expect(isVerhoeffValid("2364")).toBe(false);
    expect(isLuhnValid("4111111111111111")).toBe(true);
    expect(isGstinValid("27AAPFU0939F1ZV")).toBe(true);
    expect(isGstinValid("27AAPFU0939F1ZW")).toBe(false);
  });
  it("catches any single wrong digit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digits = Array.from("234567890124", Number);
        expect(isVerhoeffValid(digits.join(""))).toBe(true);
        digits[place] = (digits[place]! + by) % 10;
        return !isVerhoeffValid(digits.join(""));
      }),
    );
  });
});

describe("findPrivateData", () => {
  it.each([
    ["mera OTP 482913 hai", "mera OTP [otp] hai"],
    ["otp hai char aath do nau ek teen", "otp hai [otp]"],
    ["4821 OTP aaya", "[otp] OTP aaya"],
    ["मेरा आधार २३४५ ६७८९ ०१२४", "मेरा आधार [aadhaar]"],
    ["2345 6789 0124", "[aadhaar]"],
    ["2404 2484 2024 2887", "[aadhaar]"],
    ["order number 2404248420242887", "order number 2404248420242887"],
    ["MH 12 AB 1234", "[vehicle]"],
    ["gaadi ka number mh 12 ab 1234", "gaadi ka number [vehicle]"],
    ["up 14 to 2000 rupaye", "up 14 to 2000 rupaye"],
    ["4111-1111-1111-1111", "[card]"],
    ["card number 4111 1111 1111 1112", "card number [card]"],
    ["cvv 123", "cvv [secret-pin]"],
    ["atm pin 4321 hai", "atm pin [secret-pin] hai"],
    ["pin code 411001", "pin code 411001"],
    ["PAN ABCPE1234F", "PAN [pan]"],
    ["98765 43210 par", "[phone] par"],
    ["+91 9876543210", "[phone]"],
    ["a.b@gmail.com", "[email]"],
    ["sunita@okaxis", "[upi]"],
    ["mera password hai hello123", "mera password hai [password]"],
    ["2 lakh 50 hazaar 12 mahine", "2 lakh 50 hazaar 12 mahine"],
    ["mera aadhaar do teen char paanch chhe saat aath nau zero ek do char", "mera aadhaar [aadhaar]"],
    ["आधार दो तीन चार पाँच छह सात आठ नौ शून्य एक दो चार", "आधार [aadhaar]"],
    ["माझा आधार दोन तीन चार पाच सहा सात आठ नऊ शून्य एक दोन चार", "माझा आधार [aadhaar]"],
    ["আধার দুই তিন চার পাঁচ ছয় সাত আট নয় শূন্য এক দুই চার", "আধার [aadhaar]"],
    ["adhar card number 2345-6789-0124", "adhar card number [aadhaar]"],
    ["आमचा नंबर ९८७६५ ४३२१०", "आमचा नंबर [phone]"],
    ["likh do nau aath saat chhe paanch char teen do ek zero", "likh do [phone]"],
    ["ninety eight seventy six fifty four thirty two ten", "[phone]"],
    ["98765 43210 4111 1111 1111 1111", "[phone] [card]"],
    ["pan number is A B C P K 1 2 3 4 F", "pan number is [pan]"],
    ["मेरा पैन ए बी सी पी के एक दो तीन चार एफ है", "मेरा पैन [pan] है"],
    ["GSTIN 27AAPFU0939F1ZV", "GSTIN [gstin]"],
    ["gst 27 AAPFU 0939 F 1 Z V", "gst [gstin]"],
    ["ifsc H D F C zero zero zero one two three four", "ifsc [ifsc]"],
    ["voter id ABC1234567 hai", "voter id [voter-id] hai"],
    ["पासपोर्ट नंबर Z2345671", "पासपोर्ट नंबर [passport]"],
    ["Z2345671 wala model", "Z2345671 wala model"],
    ["sunita dot sharma at gmail dot com", "[email]"],
    ["रमेश ऐट द रेट जीमेल डॉट कॉम", "[email]"],
    ["rahul at the rate okaxis", "[upi]"],
    ["खाता नंबर ३०२११४५७८९६", "खाता नंबर [account]"],
    ["pin 4321", "pin [secret-pin]"],
    ["order id 9876543210 kab aayega", "order id 9876543210 kab aayega"],
    ["order ke liye mera number 9876543210 hai", "order ke liye mera number [phone] hai"],
    ["অর্ডার নম্বর ৯৮৭৬৫৪৩২১০", "অর্ডার নম্বর ৯৮৭৬৫৪৩২১০"],
    ["9,87,65,43,210 ka turnover", "9,87,65,43,210 ka turnover"],
    ["9876543210 rupaye", "9876543210 rupaye"],
    ["otp nahi aaya aur 5000 rupaye kat gaye", "otp nahi aaya aur 5000 rupaye kat gaye"],
    ["06-09-2026 123", "06-09-2026 123"],
    ["पिन कोड ४११००१", "पिन कोड ४११००१"],
    ["सौ नब्बे अस्सी सत्तर साठ पचास", "सौ नब्बे अस्सी सत्तर साठ पचास"],
    ["see you at gmail office", "see you at gmail office"],
    ["aadhaar card chahiye kya", "aadhaar card chahiye kya"],
  ])("%s", (text, masked) => {
    const normalised = normaliseText(text);
    expect(maskPrivateData(normalised)).toBe(masked);
    expect(findPrivateData(normalised).every(({ start, end }) => start < end)).toBe(true);
  });
  it("knows the states that have no pattern of their own: Assam, West Bengal, Karnataka", () => {
    const base36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (const state of ["18", "19", "28", "29", "97"]) {
      const valid = Array.from(base36)
        .map((check) => `${state}AAPFU0939F1Z${check}`)
        .filter(isGstinValid);
      expect(valid).toHaveLength(1);
      expect(maskPrivateData(`gst ${valid[0]}`)).toBe("gst [gstin]");
    }
    expect(Array.from(base36).some((check) => isGstinValid(`39AAPFU0939F1Z${check}`))).toBe(false);
  });
  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof maskPrivateData(normaliseText(text)) === "string"));
  });
});
