import type { Policy } from '../../../../policy/policy.ts'
import { upload } from '../../../api/upload.ts'
import { ClauseChip } from '../../../parts/ClauseChip.tsx'
import { FileField, type AttachedFile } from '../../../parts/FileField.tsx'
import { placeIn } from '../../../unsent/unsentFiles.ts'
import { MAX_ATTACHMENT_BYTES } from '../../../api/limits.ts'

/** One stored page, by the hash of what is stored. */
export type Screenshot = AttachedFile
type ScreenshotFieldProps = Readonly<{
  caseId: string
  policy: Policy
  screenshot: Screenshot | undefined
  onChange: (screenshot: Screenshot | undefined) => void
  error: string | undefined
}>

/** 证书网上查询截图 — asked for where the measure's list of materials asks the recommending body for it. */
export function ScreenshotField({ caseId, policy, screenshot, onChange, error }: ScreenshotFieldProps) {
  const asked = policy.materials.find(({ from }) => from === 'district')
  async function send(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<void> {
    const { sha256 } = await upload<Readonly<{ sha256: string }>>(`/cases/${caseId}/screenshot`, file, { onProgress, signal })
    if (!signal.aborted) onChange({ id: sha256, fileName: file.name, bytes: file.size })
  }
  if (asked === undefined) return null
  return (
    <FileField id="certificateScreenshot" place={placeIn(caseId, 'certificateScreenshot')} label={asked.title} clause={<ClauseChip clause={asked.clause} quote={asked.quote} />} formats={['png', 'jpg', 'pdf']} maxFiles={1} maxBytes={MAX_ATTACHMENT_BYTES}
      files={screenshot === undefined ? [] : [screenshot]} upload={send} onRemove={() => onChange(undefined)} onMove={() => undefined} error={error} />
  )
}
