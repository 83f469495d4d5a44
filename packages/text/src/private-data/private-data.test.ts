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
    ["aadhaar card chahiye kya", "aadhaar card chahiye kya"],
  ])("%s", (text, masked) => {
    const normalised = normaliseText(text);
    expect(maskPrivateData(normalised)).toBe(masked);
    expect(findPrivateData(normalised).every(({ start, end }) => start < end)).toBe(true);
  });
  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof maskPrivateData(normaliseText(text)) === "string"));
  });
});
