import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { areaOf, photoSize, pushed, type Crop } from './crop.ts'
import { paint, photoOf } from './images.ts'
import { FormDialog } from './FormDialog.tsx'
import { ErrorState } from './states.tsx'

type PhotoCropperProps = Readonly<{ file: File; opening: ReactNode; onCancel: () => void; onDone: (photo: File) => void }>
const start: Crop = { zoom: 1, x: 0.5, y: 0.35 }

/** Moves and enlarges the picture under a two-inch frame, by finger, mouse or arrow keys. */
export default function PhotoCropper({ file, opening, onCancel, onDone }: PhotoCropperProps) {
  const { image, isBroken } = useImage(file)
  const [crop, setCrop] = useState(start)
  return (
    <FormDialog isOpen onClose={onCancel} title="裁剪照片" beginsAtTitle>
      {image === undefined && !isBroken && opening}
      {isBroken && <ErrorState what="这张照片打不开" why="请换一张 JPG 或 PNG 格式的照片。" />}
      {image !== undefined && (
        <>
          <p>拖动照片，或用方向键移动，让头像在框中央。</p>
          <Frame image={image} crop={crop} onCrop={setCrop} />
          <label className="photo-zoom">放大
            <input type="range" min="1" max="4" step="0.05" value={crop.zoom} onChange={(event) => setCrop({ ...crop, zoom: Number(event.target.value) })} />
          </label>
        </>
      )}
      <div className="row">
        <Button kind="main" isDisabled={image === undefined} onPress={() => { if (image !== undefined) void photoOf(image, crop).then(onDone) }}>使用这张照片</Button>
        <Button kind="quiet" onPress={onCancel}>不用</Button>
      </div>
    </FormDialog>
  )
}

function useImage(file: File): Readonly<{ image: ImageBitmap | undefined; isBroken: boolean }> {
  const [image, setImage] = useState<ImageBitmap>()
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    let isWanted = true
    createImageBitmap(file).then((read) => { if (isWanted) setImage(read) }, () => { if (isWanted) setBroken(true) })
    return () => { isWanted = false }
  }, [file])
  return { image, isBroken }
}

type FrameProps = Readonly<{ image: ImageBitmap; crop: Crop; onCrop: (crop: Crop) => void }>
const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-8, 0], ArrowRight: [8, 0], ArrowUp: [0, -8], ArrowDown: [0, 8] }

function Frame({ image, crop, onCrop }: FrameProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => { if (canvas.current !== null) paint(canvas.current, image, areaOf(image, photoSize, crop)) }, [image, crop])
  const push = (dx: number, dy: number) => onCrop(pushed(image, photoSize, crop, dx, dy))

  function drag(event: PointerEvent<HTMLCanvasElement>): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const perPixel = photoSize.width / event.currentTarget.clientWidth
    push(event.movementX * perPixel, event.movementY * perPixel)
  }
  function step(event: KeyboardEvent): void {
    const by = steps[event.key]
    if (by === undefined) return
    event.preventDefault()
    push(...by)
  }

  return (
    <canvas ref={canvas} className="photo-frame" width={photoSize.width} height={photoSize.height} tabIndex={0} role="img" aria-label="照片预览，方向键移动"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)} onPointerMove={drag} onKeyDown={step} />
  )
}
