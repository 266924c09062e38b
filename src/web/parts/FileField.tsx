import { useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react'
import { bytesInWords } from '../words/bytes.ts'
import { Button } from './Button.tsx'
import { ErrorWords, fieldId, type FieldProps } from './field.tsx'
import { Icon } from './Icon.tsx'
import { compressed } from './images.ts'
import { CalledOff, FileButton, SendingList, useFocusAfterCallingOff, useOnTheWay, type Upload } from './sending.tsx'
import './files.css'

export type Format = 'pdf' | 'jpg' | 'png' | 'docx'
export type AttachedFile = Readonly<{ id: string; fileName: string; bytes: number; href?: string | undefined }>

type FileFieldProps = FieldProps & Readonly<{
  clause?: ReactNode
  formats: readonly Format[]
  maxFiles: number
  maxBytes: number
  files: readonly AttachedFile[]
  upload: Upload
  onRemove: (id: string) => void
  onMove: (id: string, to: number) => void
}>

const formatName: Readonly<Record<Format, string>> = { pdf: 'PDF', jpg: 'JPG', png: 'PNG', docx: 'Word' }
const endings: Readonly<Record<Format, RegExp>> = { pdf: /\.pdf$/i, jpg: /\.jpe?g$/i, png: /\.png$/i, docx: /\.docx$/i }
const acceptOf = (formats: readonly Format[]): string => formats.map((format) => (format === 'jpg' ? '.jpg,.jpeg' : `.${format}`)).join(',')

/** 佐证材料 — dropped, pasted, chosen or photographed; sent at once, in the order the reader will see. */
export function FileField(props: FileFieldProps) {
  const { id, label, hint, error, isOptional, isDisabled = false, formats, maxFiles, maxBytes, files, clause } = props
  const { sending, offer, retry, drop, callOff, calledOff } = useSending(props)
  const [isOver, setOver] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useFocusAfterCallingOff(box, calledOff)
  const isFull = files.length + sending.length >= maxFiles

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
      <SendingList sending={sending} onRetry={retry} onDrop={drop} onCallOff={callOff} />
      <CalledOff words={calledOff} />
      {!isDisabled && !isFull && (
        <div className="drop" data-over={isOver} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={dropped}>
          <span className="row">
            <FileButton words="选择文件" accept={acceptOf(formats)} isMultiple={maxFiles > 1} onFiles={take} />
            <span className="on-phone"><FileButton words="拍照" accept="image/*" capture="environment" onFiles={take} /></span>
            <span className="soft small"><span className="at-desk">可拖到这里，或按 Ctrl+V 粘贴。</span>{formats.map((format) => formatName[format]).join('、')}，每个不超过{bytesInWords(maxBytes)}，最多{maxFiles}个。</span>
          </span>
        </div>
      )}
      {error !== undefined && <span className="field-error"><ErrorWords>{error}</ErrorWords></span>}
    </div>
  )
}

/** Why a file is not even sent; undefined where nothing speaks against it. */
function refusalOf(file: File, formats: readonly Format[], maxBytes: number): string | undefined {
  if (!formats.some((format) => endings[format].test(file.name))) return `只收${formats.map((format) => formatName[format]).join('、')}，请转换后再传。`
  if (file.size > maxBytes) return `文件有${bytesInWords(file.size)}，超过${bytesInWords(maxBytes)}，请压缩或拆开后再传。`
  return undefined
}

function useSending({ formats, maxFiles, maxBytes, files, upload }: FileFieldProps) {
  const { add, start, patch, send, begin, sending, ...way } = useOnTheWay(upload)

  async function offerOne(original: File): Promise<void> {
    const key = start(original)
    const file = await compressed(original)
    const problem = refusalOf(file, formats, maxBytes)
    if (problem !== undefined) return patch(key, { problem })
    patch(key, { file })
    await send(key, file)
  }
  /** Those that there is no room for are named: whoever chose twelve must not believe that twelve are there. */
  function offer(chosen: readonly File[]): void {
    begin()
    const room = maxFiles - files.length - sending.length
    for (const file of chosen.slice(0, room)) void offerOne(file)
    for (const file of chosen.slice(room)) add(file, `这一项最多${maxFiles}个文件，这个没有传。要传它，请先删除一个，再点“重试”。`)
  }
  return { ...way, sending, offer }
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
