import { useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react'
import { isComing, UnfitFile, type Upload } from '../unsent/outbox.ts'
import { bytesInWords } from '../words/bytes.ts'
import { Button } from './Button.tsx'
import { ErrorWords, fieldId, type FieldProps } from './field.tsx'
import { Icon } from './Icon.tsx'
import { compressed } from './images.ts'
import { acceptOf, inWords, troublesOf, unfitness, type Format } from './offered.ts'
import { FileButton, SendingList, SendingSaid, useFocusAfterDropping, useOnTheWay } from './sending.tsx'
import './files.css'

export type AttachedFile = Readonly<{ id: string; fileName: string; bytes: number; href?: string | undefined }>

type FileFieldProps = FieldProps & Readonly<{
  /** Under which files wait that are not there yet: see `placeIn`. */
  place: string
  clause?: ReactNode
  formats: readonly Format[]
  maxFiles: number
  maxBytes: number
  files: readonly AttachedFile[]
  upload: Upload
  onRemove: (id: string) => void
  onMove: (id: string, to: number) => void
}>

/** 佐证材料 — dropped, pasted, chosen or photographed; sent at once, in the order the reader will see. */
export function FileField(props: FileFieldProps) {
  const { id, label, hint, error, isOptional, isDisabled = false, formats, maxFiles, maxBytes, files, clause } = props
  const { sending, said, offer, ...way } = useSending(props)
  const [isOver, setOver] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useFocusAfterDropping(box, said)
  const isFull = files.length + sending.filter(isComing).length >= maxFiles

  const take = (list: FileList | readonly File[] | null) => offer([...(list ?? [])])
  function dropped(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  function pasted(event: ClipboardEvent): void {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    take(event.clipboardData.files)
  }

  return (
    <div ref={box} className="field" id={fieldId(id)} role="group" aria-labelledby={`${fieldId(id)}-label`} onPaste={pasted} {...(error !== undefined && { 'data-invalid': true })}>
      <span className="row">
        <span className="field-label" id={`${fieldId(id)}-label`}>{label}{isOptional === true && <span className="field-optional">（选填）</span>}</span>{clause}
      </span>
      {hint !== undefined && <span className="field-hint">{hint}</span>}
      <AttachedList {...props} />
      <SendingList sending={sending} {...way} />
      <SendingSaid said={said} />
      {!isDisabled && !isFull && (
        <div className="drop" data-over={isOver} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={dropped}>
          <span className="row">
            <FileButton words="选择文件" accept={acceptOf(formats)} isMultiple={maxFiles > 1} onFiles={take} />
            <span className="on-phone"><FileButton words="拍照" accept="image/*" capture="environment" onFiles={take} /></span>
            <span className="soft small"><span className="at-desk">可拖到这里，或按 Ctrl+V 粘贴。</span>{inWords(formats)}，每个不超过{bytesInWords(maxBytes)}，最多{maxFiles}个。</span>
          </span>
        </div>
      )}
      {error !== undefined && <span className="field-error"><ErrorWords>{error}</ErrorWords></span>}
    </div>
  )
}

function useSending({ place, formats, maxFiles, maxBytes, files, upload }: FileFieldProps) {
  const send: Upload = async (original, onProgress, signal) => {
    const file = await compressed(original)
    signal.throwIfAborted()
    const unfit = unfitness(file, formats, maxBytes)
    if (unfit !== undefined) throw new UnfitFile(unfit)
    await upload(file, onProgress, signal)
  }
  const attached = files.map(({ fileName, bytes }) => ({ name: fileName, size: bytes }))
  return useOnTheWay(place, send, (chosen, sending) => troublesOf(chosen, { formats, maxFiles, there: [...attached, ...sending.filter(isComing).map(({ file }) => file)] }))
}

function AttachedList({ files, isDisabled = false, onRemove, onMove }: FileFieldProps) {
  if (files.length === 0) return null
  return (
    <ol className="plain-list files">
      {files.map(({ id, fileName, bytes, href }, at) => (
        <li key={id} className="file">
          <Icon name="file" />
          <span className="file-name">{href === undefined ? fileName : <a href={href} target="_blank" rel="noreferrer">{fileName}</a>} <span className="soft small numbers">{bytesInWords(bytes)}</span></span>
          {!isDisabled && (
            <span className="file-tools no-print">
              {files.length > 1 && <Button kind="quiet" small icon="up" label={`上移${fileName}`} isDisabled={at === 0} onPress={() => onMove(id, at - 1)}>上移</Button>}
              {files.length > 1 && <Button kind="quiet" small icon="down" label={`下移${fileName}`} isDisabled={at === files.length - 1} onPress={() => onMove(id, at + 1)}>下移</Button>}
              <Button kind="quiet" small icon="bin" label={`删除${fileName}`} onPress={() => onRemove(id)}>删除</Button>
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
