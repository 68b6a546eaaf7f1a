/**
 * Makes the PNG files of a folder small: at most 256 colours, which a reference picture of a flat page can bear.
 * Reads what Chromium writes (8 bits, RGB or RGBA, not interlaced); a file that has a palette already is left alone.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunksOf(file) {
  const chunks = []
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at)
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

function paeth(a, b, c) {
  const p = a + b - c
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)]
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
}

/** Undoes the filter of each line. `bpp` is the bytes of a pixel. */
function unfiltered(raw, stride, height, bpp) {
  const out = Buffer.alloc(height * stride)
  for (let y = 0; y < height; y++) {
    const kind = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const left = x >= bpp ? out[y * stride + x - bpp] : 0
      const up = y ? out[(y - 1) * stride + x] : 0
      const corner = x >= bpp && y ? out[(y - 1) * stride + x - bpp] : 0
      const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0
      out[y * stride + x] = (raw[y * (stride + 1) + 1 + x] + add) & 255
    }
  }
  return out
}

const apart = (one, other) =>
  ((one >> 16) - (other >> 16)) ** 2 + (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 + ((one & 255) - (other & 255)) ** 2

/** The most frequent colours, then those that they would falsify most. */
function paletteOf(counts) {
  const all = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const palette = all.slice(0, 128).map(([colour]) => colour)
  const rest = all.slice(128).map(([colour, count]) => ({ colour, weight: Math.sqrt(count), far: Infinity }))
  const learn = (chosen) => {
    for (const one of rest) one.far = Math.min(one.far, apart(one.colour, chosen))
  }
  palette.forEach(learn)
  while (palette.length < 256) {
    let worst = null
    for (const one of rest) if (one.far > 0 && (!worst || one.far * one.weight > worst.far * worst.weight)) worst = one
    if (!worst) break
    palette.push(worst.colour)
    learn(worst.colour)
  }
  return palette
}

function reduced(file) {
  const chunks = chunksOf(file)
  const head = chunks[0].data
  const [width, height, depth, kind, interlace] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9], head[12]]
  if (depth !== 8 || interlace !== 0 || (kind !== 2 && kind !== 6)) return file
  const bpp = kind === 6 ? 4 : 3
  const raw = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)))
  const pixels = unfiltered(raw, width * bpp, height, bpp)
  const counts = new Map()
  const colourAt = (at) => (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2]
  for (let at = 0; at < pixels.length; at += bpp) counts.set(colourAt(at), (counts.get(colourAt(at)) ?? 0) + 1)
  const palette = paletteOf(counts)
  const nearest = new Map(palette.map((colour, index) => [colour, index]))
  for (const colour of counts.keys())
    if (!nearest.has(colour)) {
      let best = 0
      for (let index = 1; index < palette.length; index++)
        if (apart(colour, palette[index]) < apart(colour, palette[best])) best = index
      nearest.set(colour, best)
    }
  const lines = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = nearest.get(colourAt((y * width + x) * bpp))
  const start = Buffer.from(head)
  start[9] = 3
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const data = deflateSync(lines, { level: 9 })
  return Buffer.concat([SIGNATURE, chunk('IHDR', start), chunk('PLTE', colours), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

/** Returns the bytes of all pictures of the folder afterwards. */
export function reduceFolder(folder) {
  let bytes = 0
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.png'))) {
    const path = join(folder, name)
    const before = readFileSync(path)
    const after = reduced(before)
    if (after.length < before.length) writeFileSync(path, after)
    bytes += Math.min(after.length, before.length)
  }
  return bytes
}
