import { useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import type { Material } from '../../../policy/policy.ts'
import { request } from '../../api/client.ts'
import { randomKey } from '../../api/intention.ts'
import { ActProblem } from '../../api/Loaded.tsx'
import { draftKey } from '../../api/queries.ts'
import { keyOf, upload } from '../../api/upload.ts'
import type { AttachmentView, DraftView } from '../../api/views.ts'
import { Button, LinkButton } from '../../parts/Button.tsx'
import { ClauseChip } from '../../parts/ClauseChip.tsx'
import { FileField } from '../../parts/FileField.tsx'
import { FormDialog } from '../../parts/FormDialog.tsx'
import { useMe } from '../../session/me.ts'
import { placeIn, useUnsentFiles } from '../../unsent/unsentFiles.ts'
import type { ScreenProps } from './ApplicationPage.tsx'
import { CorrectionBanner } from './CorrectionBanner.tsx'
import { useDesk, useDeskState } from './draft/useDraftDesk.ts'
import { MAX_ATTACHMENT_BYTES } from '../../api/limits.ts'
import { FormPageFrame } from './FormPageFrame.tsx'
import { formPath, signPath, submitPath } from './places.ts'
import { useFocusFromAddress } from './useFocusFromAddress.ts'
import '../../parts/form.css'

/** 佐证材料 — every item of the list, in its order; files go as soon as they are chosen. */
export default function MaterialsScreen(screen: ScreenProps) {
  const { application, policy } = screen
  const { draft } = useDeskState()
  const isChecked = useSearchParams()[0].has('check')
  const evidence = useEvidence(application, draft.attachments)
  useFocusFromAddress()
  const mine = policy.materials.filter(({ from }) => from === 'applicant')
  const errorOf = (material: Material) => (isChecked ? draft.problems.find(({ field }) => field === material.id)?.text : undefined)
  return (
    <FormPageFrame {...screen} title="佐证材料" expected="逐项上传，按先后排好次序。手机可以直接拍照。" main={(
      <>
        <NextStep application={application} />
        <LinkButton to={formPath(application)} kind="quiet">回到填写清单</LinkButton>
      </>
    )}>
      <CorrectionBanner {...screen} />
      <ActProblem error={evidence.problem} />
      <div className="form">
        {mine.map((material) => <OneMaterial key={material.id} application={application} material={material} error={errorOf(material)} evidence={evidence} />)}
      </div>
    </FormPageFrame>
  )
}

/** What will be signed or submitted lacks the files that are not there yet: that is asked first, and waited for. */
function NextStep({ application }: Readonly<{ application: string }>) {
  const isApplicant = useMe().role === 'applicant'
  const to = isApplicant ? signPath(application) : submitPath(application)
  const words = isApplicant ? '下一步：通读并签署' : '下一步：提交申报'
  const unsent = useUnsentFiles(application)
  const [isAsked, setAsked] = useState(false)
  const go = useNavigate()
  const isWaitedFor = isAsked && unsent.length === 0
  useEffect(() => { if (isWaitedFor) void go(to) }, [isWaitedFor, go, to])
  if (unsent.length === 0) return <LinkButton to={to} kind="main">{words}</LinkButton>
  return (
    <>
      <Button kind="main" onPress={() => setAsked(true)}>{words}</Button>
      <FormDialog isOpen={isAsked} onClose={() => setAsked(false)} title="还有文件没有保存到申报表里">
        <ul>
          {unsent.map(({ key, file, trouble }) => <li key={key}>{file.name}：{trouble?.words ?? '还在上传。'}</li>)}
        </ul>
        <p>还在上传的，传完后会自动进入下一步。现在就进入的话，上传会接着进行，但没有传上去的文件不会随申报表一起签署和提交；关闭网页，这些文件就没有了。</p>
        <div className="row">
          <Button kind="main" onPress={() => setAsked(false)}>留在这一页</Button>
          <LinkButton to={to} kind="quiet">不等了，进入下一步</LinkButton>
        </div>
      </FormDialog>
    </>
  )
}

type Evidence = ReturnType<typeof useEvidence>
type OneMaterialProps = Readonly<{ application: string; material: Material; error: string | undefined; evidence: Evidence }>

function OneMaterial({ application, material: { id, title, clause, quote, required, accept, maxFiles }, error, evidence }: OneMaterialProps) {
  const files = evidence.of(id)
  return (
    <FileField id={id} place={placeIn(application, id)} label={title} isOptional={!required} error={error} clause={<ClauseChip clause={clause} quote={quote} />} formats={accept} maxFiles={maxFiles} maxBytes={MAX_ATTACHMENT_BYTES}
      files={files.map((file) => ({ id: file.id, fileName: file.fileName, bytes: file.bytes, href: `/api/cases/${application}/files/${file.sha256}` }))}
      upload={(file, onProgress, signal) => evidence.add(id, file, onProgress, signal)} onRemove={evidence.remove} onMove={(file, to) => evidence.move(files, file, to)} />
  )
}

/** Files of the draft: sent, taken away, put in order. Each answer is the draft as it stands then. */
function useEvidence(application: string, attachments: readonly AttachmentView[]) {
  const desk = useDesk()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<Error | null>(null)

  function take(draft: DraftView): void {
    queries.setQueryData(draftKey(application), draft)
    desk.adopt(draft)
  }
  async function arrange(change: Promise<DraftView>): Promise<void> {
    try {
      take(await change)
      setProblem(null)
    } catch (failure) {
      setProblem(failure as Error)
    }
  }
  return {
    problem,
    of: (material: string) => attachments.filter((file) => file.material === material),
    async add(material: string, file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<void> {
      const path = `/cases/${application}/files?material=${encodeURIComponent(material)}`
      // The server may have had the whole file already: it is told, and takes away what had arrived.
      signal.addEventListener('abort', () => void arrange(request('DELETE', path, { key: keyOf(file), body: { fileName: file.name } })))
      take(await upload<DraftView>(path, file, { onProgress, signal }))
    },
    remove: (file: string) => void arrange(request('DELETE', `/cases/${application}/files/${file}`, { key: randomKey() })),
    move: (files: readonly AttachmentView[], file: string, to: number) =>
      void arrange(request('PUT', `/cases/${application}/files`, { key: randomKey(), body: { order: orderAfter(attachments, files, file, to) } })),
  }
}

/** The order of all files after one moved among those of its own item. */
function orderAfter(all: readonly AttachmentView[], files: readonly AttachmentView[], file: string, to: number): readonly string[] {
  const rest = files.map(({ id }) => id).filter((id) => id !== file)
  const moved = [...rest.slice(0, to), file, ...rest.slice(to)]
  let next = 0
  return all.map(({ id }) => (moved.includes(id) ? moved[next++] ?? id : id))
}
