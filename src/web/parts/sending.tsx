import { useEffect, useState } from 'react'
import type { Trouble, UnsentFile, Upload } from '../unsent/outbox.ts'
import { outbox, useUnsentFiles } from '../unsent/unsentFiles.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import './files.css'

type Judge = (chosen: readonly File[], sending: readonly UnsentFile[]) => readonly (Trouble | undefined)[]

/** 正在上传 — files of one place on their way, each of which can be called off, and those that did not get there. */
export function useOnTheWay(place: string, upload: Upload, judge: Judge = () => []) {
  const sending = useUnsentFiles(place)
  const [said, setSaid] = useState<Said>(nothingSaid)
  useEffect(() => outbox.serve(place, upload))

  function offer(chosen: readonly File[]): void {
    setSaid(nothingSaid)
    const troubles = judge(chosen, sending)
    chosen.forEach((file, at) => outbox.add(place, file, troubles[at]))
  }
  function onDrop(one: UnsentFile): void {
    outbox.drop(one)
    setSaid({ words: one.trouble === undefined ? `已取消上传“${one.file.name}”，没有保存。` : `已移出“${one.file.name}”。` })
  }
  function onRetry(one: UnsentFile): void {
    if (one.trouble?.helps === 'line') return outbox.resume()
    outbox.drop(one)
    offer([one.file])
  }
  return { sending, said, offer, onDrop, onRetry }
}

type Said = Readonly<{ words: string }>
const nothingSaid: Said = { words: '' }

/** The button that was pressed is gone with its line. */
export function useFocusAfterDropping(box: { readonly current: HTMLElement | null }, said: Said): void {
  useEffect(() => { if (said.words !== '') focusFiles(box.current) }, [box, said])
}

/** Where one goes on choosing; where there is no room, what could make some. */
export function focusFiles(box: HTMLElement | null): void {
  const target = box?.querySelector<HTMLElement>('input[type=file]') ?? box?.querySelector<HTMLElement>('.files button:enabled')
  target?.focus()
}

export function SendingSaid({ said: { words } }: { readonly said: Said }) {
  return <p role="status" className={words === '' ? 'unseen' : 'soft small'}>{words}</p>
}

type SendingListProps = Readonly<{ sending: readonly UnsentFile[]; onRetry: (one: UnsentFile) => void; onDrop: (one: UnsentFile) => void }>

export function SendingList({ sending, onRetry, onDrop }: SendingListProps) {
  return (
    <ul className="plain-list files">
      {sending.map((one) => (
        <li key={one.key} className="file">
          <Icon name={one.trouble === undefined ? 'upload' : 'warning'} />
          <span className="file-name">{one.file.name}
            {one.trouble === undefined
              ? <progress value={one.share} max={1} aria-label={`正在上传${one.file.name}`} />
              : <span className="field-error" role="alert">{one.trouble.words}</span>}
          </span>
          <span className="file-tools">
            {one.trouble !== undefined && one.trouble.helps !== 'nothing' && <Button kind="quiet" small icon="retry" label={`重试${one.file.name}`} onPress={() => onRetry(one)}>重试</Button>}
            <Dropping one={one} onDrop={onDrop} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Dropping({ one, onDrop }: Readonly<{ one: UnsentFile; onDrop: (one: UnsentFile) => void }>) {
  const words = one.trouble === undefined ? '取消' : one.trouble.helps === 'nothing' ? '移出' : '不传了'
  return <Button kind="quiet" small label={`${one.trouble === undefined ? '取消上传' : words}${one.file.name}`} onPress={() => onDrop(one)}>{words}</Button>
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
