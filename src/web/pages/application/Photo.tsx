import { useState } from 'react'
import { upload } from '../../api/upload.ts'
import { PhotoField } from '../../parts/PhotoField.tsx'
import type { Upload } from '../../unsent/outbox.ts'
import { placeIn } from '../../unsent/unsentFiles.ts'
import { useDesk } from './draft/useDraftDesk.ts'

type PhotoProps = Readonly<{ application: string; field: Readonly<{ id: string; label: string; hint: string | undefined; error: string | undefined; isOptional: boolean }>; sha256: string }>

/** The photo goes to the files, its name into the form. Until the form has arrived the picture shown is the one just taken. */
export default function Photo({ application, field, sha256 }: PhotoProps) {
  const desk = useDesk()
  const [taken, setTaken] = useState<string>()
  const keep: Upload = async (photo, onProgress, signal) => {
    const stored = await upload<Readonly<{ sha256: string }>>(`/cases/${application}/photo`, photo, { onProgress, signal })
    // Called off at the last moment, it stays a file that no form names, and goes with those.
    signal.throwIfAborted()
    setTaken(URL.createObjectURL(photo))
    desk.change(field.id, stored.sha256)
    void desk.flush()
  }
  return <PhotoField {...field} place={placeIn(application, field.id)} photo={taken ?? (sha256 === '' ? undefined : `/api/cases/${application}/files/${sha256}`)} upload={keep} />
}
