import { lazy, Suspense, useState } from 'react'
import { Button } from './Button.tsx'
import { ErrorWords, fieldId, type FieldProps } from './field.tsx'
import './files.css'

const PhotoCropper = lazy(() => import('./PhotoCropper.tsx'))

type PhotoFieldProps = FieldProps & Readonly<{
  /** Address of the photo that is kept already. */
  photo: string | undefined
  onPhoto: (photo: File) => Promise<void>
}>

/** 照片 — taken or chosen, cut to two inches and compressed before it leaves the phone. */
export function PhotoField({ id, label, hint, error, isOptional, isDisabled, photo, onPhoto }: PhotoFieldProps) {
  const [picked, setPicked] = useState<File>()
  const [problem, setProblem] = useState<string>()
  const shownError = problem ?? error

  async function use(cut: File): Promise<void> {
    setPicked(undefined)
    try {
      await onPhoto(cut)
      setProblem(undefined)
    } catch (failure) {
      setProblem(failure instanceof Error ? failure.message : '照片没有传上去，请再试一次。')
    }
  }

  return (
    <div className="field" id={fieldId(id)} role="group" aria-labelledby={`${fieldId(id)}-label`} {...(shownError !== undefined && { 'data-invalid': true })}>
      <span className="field-label" id={`${fieldId(id)}-label`}>{label}{isOptional === true && <span className="field-optional">（选填）</span>}</span>
      <span className="field-hint">{hint ?? '近期二寸正面免冠彩色照片。选好后可以裁剪。'}</span>
      <div className="photo-line">
        {photo === undefined ? <span className="photo-empty">35 × 49 毫米</span> : <img className="photo" src={photo} alt="已上传的照片" />}
        {isDisabled !== true && (
          <div className="stack-tight">
            <FileButton words={photo === undefined ? '选择照片' : '换一张'} accept="image/jpeg,image/png" onFiles={([file]) => setPicked(file)} />
            <span className="on-phone"><FileButton words="现在拍照" accept="image/*" capture="user" onFiles={([file]) => setPicked(file)} /></span>
          </div>
        )}
      </div>
      {shownError !== undefined && <span className="field-error"><ErrorWords>{shownError}</ErrorWords></span>}
      {picked !== undefined && (
        <Suspense fallback={null}><PhotoCropper file={picked} onCancel={() => setPicked(undefined)} onDone={(cut) => void use(cut)} /></Suspense>
      )}
    </div>
  )
}

type FileButtonProps = Readonly<{ words: string; accept: string; capture?: 'user' | 'environment'; isMultiple?: boolean; onFiles: (files: readonly File[]) => void }>

/** The browser's own file button under our looks: it keeps its keyboard, its camera and its permissions. */
export function FileButton({ words, accept, capture, isMultiple = false, onFiles }: FileButtonProps) {
  return (
    <label className="button button-plain file-button">
      {words}
      <input type="file" accept={accept} multiple={isMultiple} {...(capture !== undefined && { capture })}
        onChange={(event) => { onFiles([...(event.target.files ?? [])]); event.target.value = '' }} />
    </label>
  )
}

/** Shown where a file was refused before it was sent. */
export function Retry({ onRetry }: { readonly onRetry: () => void }) {
  return <Button kind="quiet" small icon="retry" onPress={onRetry}>重试</Button>
}
