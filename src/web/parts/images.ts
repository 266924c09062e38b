import { areaOf, photoSize, type Crop } from './crop.ts'

const LONGEST_SIDE = 2400
const LEAVE_ALONE_BELOW_BYTES = 1_500_000

const done = new WeakMap<File, Promise<File>>()

/** A phone's photo of a certificate, small enough for a slow line and sharp enough to read. Once for each photo: tried again, it is the same file. */
export function compressed(file: File): Promise<File> {
  const smaller = done.get(file) ?? compress(file)
  done.set(file, smaller)
  return smaller
}

async function compress(file: File): Promise<File> {
  if (!/^image\/(jpeg|png)$/.test(file.type) || file.size < LEAVE_ALONE_BELOW_BYTES) return file
  try {
    return await shrunk(file)
  } catch {
    // Damaged, under a wrong name, or larger than this device can draw: it goes as it is, and the server says what is wrong with it.
    return file
  }
}

async function shrunk(file: File): Promise<File> {
  const image = await createImageBitmap(file)
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height))
  const canvas = canvasOf(Math.round(image.width * scale), Math.round(image.height * scale))
  paint(canvas, image, { left: 0, top: 0, width: image.width, height: image.height })
  const smaller = await jpegOf(canvas, 0.85)
  return smaller.size < file.size ? new File([smaller], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' }) : file
}

export async function photoOf(image: ImageBitmap, crop: Crop): Promise<File> {
  const canvas = canvasOf(photoSize.width, photoSize.height)
  paint(canvas, image, areaOf(image, photoSize, crop))
  return new File([await jpegOf(canvas, 0.92)], '照片.jpg', { type: 'image/jpeg' })
}

/** Draws part of an image over the whole canvas, on white: JPEG has no transparency. */
export function paint(canvas: HTMLCanvasElement, image: ImageBitmap, area: Readonly<{ left: number; top: number; width: number; height: number }>): void {
  const brush = canvas.getContext('2d')
  if (brush === null) throw new Error('this browser gives no 2d canvas')
  brush.fillStyle = '#ffffff'
  brush.fillRect(0, 0, canvas.width, canvas.height)
  brush.imageSmoothingQuality = 'high'
  brush.drawImage(image, area.left, area.top, area.width, area.height, 0, 0, canvas.width, canvas.height)
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return canvas
}

function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('the picture could not be encoded')) : resolve(blob)), 'image/jpeg', quality)
  })
}
