import { useEffect, useRef, useState } from 'react'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import './files.css'

/** Sends one file. Called off by `signal`, it leaves nothing behind, however far it had got. */
export type Upload = (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<void>

type Sending = Readonly<{ key: number; file: File; share: number; problem?: string }>

/** 正在上传 — files on their way, each of which can be called off, and those that did not get there, which can be sent again. */
export function useOnTheWay(upload: Upload) {
  const [sending, setSending] = useState<readonly Sending[]>([])
  const [calledOff, setCalledOff] = useState('')
  const onTheWay = useRef(new Map<number, AbortController>())
  const nextKey = useRef(0)
  const add = (file: File, problem?: string): number => {
    const key = (nextKey.current += 1)
    setSending((all) => [...all, { key, file, share: 0, ...(problem !== undefined && { problem }) }])
    return key
  }
  const start = (file: File): number => {
    const key = add(file)
    onTheWay.current.set(key, new AbortController())
    return key
  }
  const patch = (key: number, change: Partial<Sending>) => setSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const drop = (key: number) => setSending((all) => all.filter((one) => one.key !== key))

  async function send(key: number, file: File): Promise<void> {
    const { signal } = onTheWay.current.get(key) ?? new AbortController()
    if (signal.aborted) return
    try {
      await upload(file, (share) => patch(key, { share }), signal)
      drop(key)
    } catch (failure) {
      // Called off: its line is gone already.
      if (!signal.aborted) patch(key, { problem: failure instanceof Error ? failure.message : '没有传上去，请再试一次。' })
    }
  }
  function retry({ key, file }: Sending): void {
    onTheWay.current.set(key, new AbortController())
    setSending((all) => all.map((one) => (one.key === key ? { key, file, share: 0 } : one)))
    void send(key, file)
  }
  function callOff({ key, file }: Sending): void {
    onTheWay.current.get(key)?.abort()
    drop(key)
    setCalledOff(`已取消上传“${file.name}”，没有保存。`)
  }
  return { sending, calledOff, begin: () => setCalledOff(''), add, start, patch, send, retry, drop, callOff }
}

/** The button that was pressed is gone with its line. */
export function useFocusAfterCallingOff(box: { readonly current: HTMLElement | null }, calledOff: string): void {
  useEffect(() => { if (calledOff !== '') box.current?.querySelector<HTMLElement>('input[type=file]')?.focus() }, [box, calledOff])
}

export function CalledOff({ words }: { readonly words: string }) {
  return <p role="status" className={words === '' ? 'unseen' : 'soft small'}>{words}</p>
}

type SendingListProps = Readonly<{ sending: readonly Sending[]; onRetry: (one: Sending) => void; onCallOff: (one: Sending) => void; onDrop: (key: number) => void }>

export function SendingList({ sending, onRetry, onDrop, onCallOff }: SendingListProps) {
  return (
    <ul className="plain-list files">
      {sending.map((one) => (
        <li key={one.key} className="file">
          <Icon name={one.problem === undefined ? 'upload' : 'warning'} />
          <span className="file-name">{one.file.name}
            {one.problem === undefined
              ? <progress value={one.share} max={1} aria-label={`正在上传${one.file.name}`} />
              : <span className="field-error" role="alert">{one.problem}</span>}
          </span>
          {one.problem === undefined && <span className="file-tools"><Button kind="quiet" small label={`取消上传${one.file.name}`} onPress={() => onCallOff(one)}>取消</Button></span>}
          {one.problem !== undefined && <span className="file-tools"><Retry onRetry={() => onRetry(one)} /><Button kind="quiet" small onPress={() => onDrop(one.key)}>不传了</Button></span>}
        </li>
      ))}
    </ul>
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
function Retry({ onRetry }: { readonly onRetry: () => void }) {
  return <Button kind="quiet" small icon="retry" onPress={onRetry}>重试</Button>
}
