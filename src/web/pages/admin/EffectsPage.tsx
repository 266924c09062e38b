import { ActProblem, Loaded } from '../../api/Loaded.tsx'
import { useEffects, useWrite } from '../../api/queries.ts'
import type { EffectView } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { Facts, Page, Section } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { momentInWords } from '../../words/days.ts'

/** 未印发文书 — what could not be made after it was decided: the cause in words, and another try. Nothing of a case is shown. */
export default function EffectsPage() {
  const read = useEffects()
  const retry = useWrite<unknown, string>('POST', (id) => `/effects/${id}/retry`)
  return (
    <Page title="未印发文书" width="column" expected="文书做不出来时，系统自动重试二十小时，然后放弃，列在这里。排除原因后，点“再试一次”。这里不显示申报内容。">
      <ActProblem error={retry.error} />
      {retry.isSuccess && <p className="note note-good" role="status">已重新排队，一分钟内再做。做成了，这里就不再列出。</p>}
      <Loaded read={read} what="未印发的文书">
        {({ rows }) => (rows.length === 0
          ? <EmptyState title="没有做不出来的文书"><p>该印发的都已印发。</p></EmptyState>
          : rows.map((effect) => <Failed key={effect.id} effect={effect} isBusy={retry.isPending && retry.variables === effect.id} onRetry={() => retry.mutate(effect.id)} />))}
      </Loaded>
    </Page>
  )
}

type FailedProps = Readonly<{ effect: EffectView; isBusy: boolean; onRetry: () => void }>

function Failed({ effect: { id, title, attempts, cause, remedy, givenUpAt }, isBusy, onRetry }: FailedProps) {
  return (
    <Section title={`${title}（编号${id}）`} beside={<StatusTag tone={givenUpAt === null ? 'waiting' : 'bad'}>{givenUpAt === null ? '自动重试中' : '已放弃'}</StatusTag>}>
      <Facts rows={[['原因', cause], ['怎么办', remedy], ['试过', `${attempts}次${givenUpAt === null ? '' : `，${momentInWords(givenUpAt)}放弃`}`]]} />
      <p className="row"><Button icon="retry" isBusy={isBusy} label={`再试一次：${title}，编号${id}`} onPress={onRetry}>再试一次</Button></p>
    </Section>
  )
}
