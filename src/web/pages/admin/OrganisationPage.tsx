import { useState } from 'react'
import { useParams } from 'react-router'
import { Loaded } from '../../api/Loaded.tsx'
import { useOrganisation } from '../../api/queries.ts'
import type { OrganisationPageView } from '../../api/views.ts'
import { History } from '../../measure/History.tsx'
import { Button } from '../../parts/Button.tsx'
import { Facts, Page, Section, WithSide } from '../../parts/Page.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { useMe } from '../../session/me.ts'
import { dateInWords } from '../../words/days.ts'
import { grouped } from '../../words/groups.ts'
import { kindWord, organisationState } from './organisationState.ts'
import { StandingDialog, type StandingAct } from './StandingDialog.tsx'

/** 一个单位 — its standing, what the office may do about it, and everything that became of it. */
export default function OrganisationPage() {
  const { id = '' } = useParams()
  const read = useOrganisation(id)
  return (
    <Page title={read.data?.organisation.name ?? '单位'} crumbs={[{ title: '单位管理', to: '/organisations' }]} expected="每一项办理都记入下面的经过，写明谁、什么时候、什么理由。">
      <Loaded read={read} what="这个单位" back={{ title: '单位管理', to: '/organisations' }}>{(view) => <Standing {...view} />}</Loaded>
    </Page>
  )
}

function Standing(view: OrganisationPageView) {
  const [doing, setDoing] = useState<StandingAct>()
  const [said, setSaid] = useState('')
  const close = (): void => setDoing(undefined)
  return (
    <WithSide side={<Section title="可以办理"><Acts {...view} onDo={(act) => { setSaid(''); setDoing(act) }} /></Section>}>
      {said !== '' && <p className="note note-good" role="status">{said}</p>}
      <Section title="单位"><OrganisationFacts {...view} /></Section>
      <Section title="经过"><History entries={view.history} /></Section>
      {doing !== undefined && <StandingDialog act={doing} view={view} onClose={close} onDone={(words) => { setSaid(words); close() }} />}
    </WithSide>
  )
}

function OrganisationFacts({ organisation, accounts }: OrganisationPageView) {
  const { name, kind, creditCode, districtName, formerNames, open } = organisation
  const { word, tone } = organisationState(organisation)
  return (
    <Facts rows={[
      ['名称', name],
      ...(formerNames.length > 0 ? [['曾用名', formerNames.toReversed().map((former) => `${former.name}（用到${dateInWords(former.until)}）`).join('；')] as const] : []),
      ['类别', kindWord(kind)],
      ...(creditCode === '' ? [] : [['统一社会信用代码', grouped('credit-code', creditCode)] as const]),
      ...(districtName === '' ? [] : [['所在区市', districtName] as const]),
      ['状态', <StatusTag key="state" tone={tone}>{word}</StatusTag>],
      ['账号', accounts === 0 ? '没有' : `${accounts}个${open ? '' : '，停用期间不能登录'}`],
    ]} />
  )
}

function Acts({ organisation: { open }, isClosable, onDo }: OrganisationPageView & Readonly<{ onDo: (act: StandingAct) => void }>) {
  if (useMe().role === 'admin') return <p className="soft">停用、恢复、更名由选拔办办理。登记时打错了字，在单位管理里用“修改”改正。</p>
  if (!open) return <Button kind="main" onPress={() => onDo('reopen')}>恢复单位</Button>
  return (
    <>
      <div className="stack-tight">
        <Button onPress={() => onDo('rename')}>更名</Button>
        {isClosable && <Button kind="danger" onPress={() => onDo('close')}>停用单位</Button>}
      </div>
      {isClosable
        ? <p className="soft">注销、合并、不再参加选拔的，停用。还有没办完的事，停用时会一次列出。</p>
        : <p className="soft">这一类部门不停用；不再参加的，请系统管理员停用它的账号。</p>}
    </>
  )
}
