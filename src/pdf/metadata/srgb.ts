/** Samples of the tone curve. */
const SAMPLES = 256;

/**
 * An sRGB display profile (ICC.1 v2.1: matrix and tone curves), made from the published numbers of IEC
 * 61966-2-1 adapted to D50; no bytes of anyone else's profile.
 */
export function srgbProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', descriptionTag('sRGB IEC61966-2.1')],
    ['cprt', Buffer.from('text\0\0\0\0No copyright, use freely\0', 'latin1')],
    ['wtpt', xyz(0.95045, 1, 1.08905)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  return profile(header(), tags);
}

function header(): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  [2000, 1, 1].forEach((part, at) => bytes.writeUInt16BE(part, 24 + 2 * at));
  bytes.write('acsp', 36, 'latin1');
  // The illuminant of the connection space: D50.
  [0.9642, 1, 0.8249].forEach((value, at) => fixed(value).copy(bytes, 68 + 4 * at));
  return bytes;
}

/** Header, table of tags and tags; tags with the same bytes are written once. */
function profile(head: Buffer, tags: readonly (readonly [string, Buffer])[]): Uint8Array {
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const offsets = new Map<Buffer, number>();
  const body: Buffer[] = [];
  let offset = head.length + table.length;
  tags.forEach(([signature, bytes], at) => {
    if (!offsets.has(bytes)) {
      offsets.set(bytes, offset);
      const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
      body.push(padded);
      offset += padded.length;
    }
    table.write(signature, 4 + 12 * at, 'latin1');
    table.writeUInt32BE(offsets.get(bytes) ?? 0, 8 + 12 * at);
    table.writeUInt32BE(bytes.length, 12 + 12 * at);
  });
  const whole = Buffer.concat([head, table, ...body]);
  whole.writeUInt32BE(whole.length, 0);
  return whole;
}

function fixed(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65536));
  return bytes;
}

function xyz(x: number, y: number, z: number): Buffer {
  return Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), fixed(x), fixed(y), fixed(z)]);
}

function toneCurve(): Buffer {
  const bytes = Buffer.alloc(12 + 2 * SAMPLES);
  bytes.write('curv', 0, 'latin1');
  bytes.writeUInt32BE(SAMPLES, 8);
  for (let at = 0; at < SAMPLES; at += 1) {
    const value = at / (SAMPLES - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(65535 * linear), 12 + 2 * at);
  }
  return bytes;
}

function descriptionTag(text: string): Buffer {
  // After the ASCII text come empty Unicode and Macintosh ones, of fixed size.
  const bytes = Buffer.alloc(12 + text.length + 1 + 4 + 4 + 2 + 1 + 67);
  bytes.write('desc', 0, 'latin1');
  bytes.writeUInt32BE(text.length + 1, 8);
  bytes.write(text, 12, 'latin1');
  return bytes;
}
