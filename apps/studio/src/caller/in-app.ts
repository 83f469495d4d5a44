/** Browsers inside other apps, which rarely pass the microphone on. */
export function isInApp(agent: string): boolean {
  return /FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Line\/|Snapchat|Twitter|LinkedInApp|; wv\)|GSA\//.test(agent);
}

export function isPhone(agent: string): boolean {
  return /Android|iPhone|iPad|Mobile/.test(agent);
}
