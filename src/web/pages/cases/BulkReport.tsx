import { useMutation, useQueryClient } from '@tanstack/react-query'
import { command, get } from '../../api/client.ts'
import type { CaseRow, CaseView } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'

type Outcome = Readonly<{ name: string; problem: string | undefined }>

/** 一并报送 — hands several cleared cases to the office; each stands alone, and each that was refused says why. */
export function BulkReport({ rows, onDone }: Readonly<{ rows: readonly CaseRow[]; onDone: () => void }>) {
  const queries = useQueryClient()
  const ready = rows.filter(({ stage }) => stage === 'cleared')
  const reporting = useMutation({
    mutationFn: async () => {
      const outcomes: Outcome[] = []
      // One after the other: a district's deadline is checked for each, and a list of forty is no reason to open forty lines.
      for (const row of ready) outcomes.push(await reportOne(row))
      return outcomes
    },
    onSuccess: (outcomes) => { if (outcomes.every(({ problem }) => problem === undefined)) onDone() },
    onSettled: () => queries.invalidateQueries(),
  })
  const refused = reporting.data?.filter(({ problem }) => problem !== undefined) ?? []
  return (
    <>
      {ready.length === 0
        ? <span>其中没有“待报送”的申报。</span>
        : <Button small kind="main" isBusy={reporting.isPending} onPress={() => reporting.mutate()}>{`报送选拔办（${ready.length}份）`}</Button>}
      {refused.length > 0 && <ul className="plain-list" role="alert">{refused.map(({ name, problem }) => <li key={name}>{name}没有报送：{problem}</li>)}</ul>}
    </>
  )
}

async function reportOne({ id, name }: CaseRow): Promise<Outcome> {
  try {
    const { version } = await get<CaseView>(`/cases/${id}`)
    await command('cases', id, 'ReportApplication', {}, version)
    return { name, problem: undefined }
  } catch (refused) {
    return { name, problem: refused instanceof Error ? refused.message : String(refused) }
  }
}
