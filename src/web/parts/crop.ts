/** 二寸照片 — 35 × 49 mm at 300 dots an inch. */
export const photoSize = { width: 413, height: 579 } as const

/** Zoom of 1 just covers the frame; x and y say where the frame lies within what is left over, 0 to 1. */
export type Crop = Readonly<{ zoom: number; x: number; y: number }>
export type Size = Readonly<{ width: number; height: number }>
export type Area = Readonly<{ left: number; top: number; width: number; height: number }>

const within = (value: number): number => Math.min(1, Math.max(0, value))

/** The part of the image that fills the frame. It never leaves the image, so the photo never gets an empty edge. */
export function areaOf(image: Size, frame: Size, { zoom, x, y }: Crop): Area {
  const scale = Math.max(frame.width / image.width, frame.height / image.height) * zoom
  const width = frame.width / scale
  const height = frame.height / scale
  return { left: (image.width - width) * within(x), top: (image.height - height) * within(y), width, height }
}

/** The crop after the picture was pushed by so many points of the frame. */
export function pushed(image: Size, frame: Size, crop: Crop, dx: number, dy: number): Crop {
  const area = areaOf(image, frame, crop)
  const perPoint = area.width / frame.width
  const along = (position: number, free: number, points: number): number => (free <= 0 ? position : within(position - (points * perPoint) / free))
  return { ...crop, x: along(crop.x, image.width - area.width, dx), y: along(crop.y, image.height - area.height, dy) }
}
