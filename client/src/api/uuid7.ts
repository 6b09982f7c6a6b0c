// Fact ids: UUID version 7 (RFC 9562), sortable by the moment of their making.

export function uuid7(unixMs: number, random: Uint8Array): string {
  if (random.length !== 10) throw new RangeError("ten random bytes are needed");
  const bytes = new Uint8Array(16);
  for (let place = 0, rest = unixMs; place < 6; place++, rest = Math.floor(rest / 256)) {
    bytes[5 - place] = rest % 256;
  }
  bytes.set(random, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export const newId = () => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
