import { useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { download } from '../api/download.ts'
import { newIntention } from '../api/intention.ts'
import { Button } from '../parts/Button.tsx'
import { FormDialog } from '../parts/FormDialog.tsx'
import { ErrorState } from '../parts/states.tsx'
import { TextField } from '../parts/TextField.tsx'
import { saveAs } from '../words/csv.ts'

const SHORTEST = 12

type SealedPaperProps = Readonly<{ title: string; word: string; href: string }>

/** 加密导出 — a paper with secret-related people on it: whoever takes it along chooses the passphrase, and stands in the record. */
export function SealedPaper({ title, word, href }: SealedPaperProps) {
  const [isOpen, setOpen] = useState(false)
  const [isDone, setDone] = useState(false)
  return (
    <>
      <span role="status" className="small soft">{isDone && '已导出，请到浏览器的下载里取。'}</span>
      <Button kind="quiet" small icon="download" onPress={() => setOpen(true)}><span className="unseen">{title}</span>{word}</Button>
      <FormDialog isOpen={isOpen} onClose={() => setOpen(false)} title={`加密导出：${title}`}>
        <PassphraseForm href={href} onClose={() => setOpen(false)} onDone={() => { setDone(true); setOpen(false) }} />
      </FormDialog>
    </>
  )
}

function PassphraseForm({ href, onDone, onClose }: Readonly<{ href: string; onDone: () => void; onClose: () => void }>) {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setTried] = useState(false)
  const [intention] = useState(newIntention)
  const queries = useQueryClient()
  const exporting = useMutation({
    mutationFn: () => intention.once(['POST', href], (key) => download(href, { passphrase }, key)),
    onSuccess({ content, fileName }) {
      saveAs(fileName, content, content.type)
      onDone()
    },
    onSettled: () => queries.invalidateQueries(),
  })
  const tooShort = [...passphrase].length < SHORTEST ? `口令至少${SHORTEST}个字符，现在是${[...passphrase].length}个。` : undefined
  const differs = passphrase === again ? undefined : '两次输入的口令不一样，请重新输入。'
  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (tooShort === undefined && differs === undefined) exporting.mutate()
  }
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <p>文书里有涉密人员，只能加密带走。压缩包用您设的口令打开（7-Zip、WinRAR、360压缩等都可以）。系统不保存口令，忘了只能重新导出；请用另一条途径告诉收件人。</p>
      <p className="soft">谁在什么时候导出了哪一份，会写入办理记录。</p>
      <TextField id="passphrase" label="口令" hint={`至少${SHORTEST}个字符`} type="password" autoComplete="new-password" value={passphrase} onChange={setPassphrase} error={isTried ? tooShort : undefined} />
      <TextField id="passphrase-again" label="再输入一次" type="password" autoComplete="new-password" value={again} onChange={setAgain} error={isTried ? differs : undefined} />
      {exporting.error !== null && <ErrorState what="没有导出" why={exporting.error.message} />}
      <div className="row">
        <Button kind="main" type="submit" isBusy={exporting.isPending}>加密导出</Button>
        <Button kind="quiet" onPress={onClose}>不导出了</Button>
      </div>
    </form>
  )
}
