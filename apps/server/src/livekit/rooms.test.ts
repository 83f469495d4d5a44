import { createHash } from "node:crypto";
import { AccessToken, TokenVerifier } from "livekit-server-sdk";
import { describe, expect, it } from "vitest";
import { createRooms } from "./rooms.ts";

const settings = { url: "ws://127.0.0.1:1", publicUrl: "wss://calls.example.com", apiKey: "key", apiSecret: "a-secret-that-is-long-enough-for-tests", agentName: "vaarta" }; // prettier-ignore

describe("a caller's place", () => {
  it("is one room, for a minute, to speak and listen in", async () => {
    const rooms = await createRooms(settings);
    const place = await rooms.callerPlace("c1");
    expect(place.url).toBe("wss://calls.example.com");
    const claims = await new TokenVerifier(settings.apiKey, settings.apiSecret).verify(place.token);
    expect(claims.sub).toBe("caller");
    expect(claims.exp! - Math.floor(Date.now() / 1_000)).toBeLessThanOrEqual(60);
    expect(claims.video).toEqual({
      room: "call-c1",
      roomJoin: true,
      canSubscribe: true,
      canPublish: true,
      canPublishSources: ["microphone"],
      canPublishData: true,
      canUpdateOwnMetadata: false,
    });
  });
});

describe("what LiveKit tells", () => {
  const body = JSON.stringify({ event: "room_finished", room: { name: "call-c1" } });
  async function signed(text: string, secret = settings.apiSecret): Promise<string> {
    const token = new AccessToken(settings.apiKey, secret, { ttl: 60 });
    token.sha256 = createHash("sha256").update(text).digest("base64");
    return token.toJwt();
  }

  it("is believed when it is signed over exactly these bytes", async () => {
    const rooms = await createRooms(settings);
    expect(await rooms.receive(body, await signed(body))).toMatchObject({ event: "room_finished", room: { name: "call-c1" } });
  });

  it("is not believed otherwise", async () => {
    const rooms = await createRooms(settings);
    expect(await rooms.receive(body, undefined)).toBeNull();
    expect(await rooms.receive(body, "nonsense")).toBeNull();
    expect(await rooms.receive(body, await signed(body, "another-secret-that-is-long-enough-too"))).toBeNull();
    expect(await rooms.receive(body.replace("c1", "c2"), await signed(body))).toBeNull();
  });
});
