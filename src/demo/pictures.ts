import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 295
const HEIGHT = 413

/** A 2-inch portrait of nobody: head and shoulders on a plain ground, as PNG. */
export function portrait(seed: number): Uint8Array {
  const ground = [200 + (seed * 7) % 40, 210, 225 - (seed * 5) % 30]
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3))
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const [red = 0, green = 0, blue = 0] = isFigure(x, y) ? [96, 104, 116] : ground
      rows.set([red, green, blue], y * (1 + WIDTH * 3) + 1 + x * 3)
    }
  }
  return png(rows)
}

function isFigure(x: number, y: number): boolean {
  const head = ((x - WIDTH / 2) / 70) ** 2 + ((y - 160) / 90) ** 2 < 1
  const shoulders = ((x - WIDTH / 2) / 135) ** 2 + ((y - 420) / 140) ** 2 < 1
  return head || shoulders
}

function png(rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** A one-page PDF that says in plain letters what it stands for. */
export function scan(title: string): Uint8Array {
  const stream = `BT /F1 20 Tf 72 720 Td (DEMO SCAN) Tj 0 -36 Td (${title}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1')
}
