import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { Upload } from '../unsent/outbox.ts'
import { outbox } from '../unsent/unsentFiles.ts'
import { ErrorWords, fieldId, type FieldProps } from './field.tsx'
import { FileButton, focusFiles, SendingList, SendingSaid, useFocusAfterDropping, useOnTheWay } from './sending.tsx'
import './files.css'

const PhotoCropper = lazy(() => import('./PhotoCropper.tsx'))

type PhotoFieldProps = FieldProps & Readonly<{
  /** Under which a photo waits that is not there yet: see `placeIn`. */
  place: string
  /** Address of the photo that is kept already. */
  photo: string | undefined
  upload: Upload
}>

/** 照片 — taken or chosen, cut to two inches and compressed before it leaves the phone. */
export function PhotoField({ id, label, hint, error, isOptional, isDisabled = false, place, photo, upload }: PhotoFieldProps) {
  const [picked, setPicked] = useState<File>()
  const { sending, said, offer, ...way } = useOnTheWay(place, upload)
  const box = useRef<HTMLDivElement>(null)
  useFocusAfterDropping(box, said)

  function use(cut: File): void {
    setPicked(undefined)
    // There is one photo: another one takes the place of one that was refused or is still on its way.
    for (const one of sending) outbox.drop(one)
    offer([cut])
  }

  return (
    <div ref={box} className="field" id={fieldId(id)} role="group" aria-labelledby={`${fieldId(id)}-label`} {...(error !== undefined && { 'data-invalid': true })}>
      <span className="field-label" id={`${fieldId(id)}-label`}>{label}{isOptional === true && <span className="field-optional">（选填）</span>}</span>
      <span className="field-hint">{hint ?? '近期二寸正面免冠彩色照片。选好后可以裁剪。'}</span>
      <div className="photo-line">
        {photo === undefined ? <span className="photo-empty">35 × 49 毫米</span> : <img className="photo" src={photo} alt="已上传的照片" />}
        {!isDisabled && (
          <div className="stack-tight">
            <FileButton words={photo === undefined ? '选择照片' : '换一张'} accept="image/jpeg,image/png" onFiles={([file]) => setPicked(file)} />
            <span className="on-phone"><FileButton words="现在拍照" accept="image/*" capture="user" onFiles={([file]) => setPicked(file)} /></span>
          </div>
        )}
      </div>
      <SendingList sending={sending} {...way} />
      <SendingSaid said={said} />
      {error !== undefined && <span className="field-error"><ErrorWords>{error}</ErrorWords></span>}
      {picked !== undefined && (
        <Suspense fallback={<OpeningPhoto />}>
          <PhotoCropper file={picked} opening={<OpeningPhoto />} onCancel={() => setPicked(undefined)} onDone={use} />
          <FocusOnceGone box={box} />
        </Suspense>
      )}
    </div>
  )
}

/** A large photo takes a phone many seconds. */
const OpeningPhoto = () => <p role="status">正在打开照片…</p>

/** The browser gives the focus back to what opened a dialog, and to nothing where the photo came by another way. */
function FocusOnceGone({ box }: Readonly<{ box: { readonly current: HTMLElement | null } }>) {
  useEffect(() => () => focusFiles(box.current), [box])
  return null
}
