import type {
  accountListView, accountPageView, accountView, amendmentView, effectListView, effectView, erasableView, erasureListView, invitationView, invitedView, issuedActivationView, ownAccountView, actView, attachmentView, candidateView, caseListView, caseRowView, caseView, clashView, clockView, competitionListView, dayView, decisionView, deskCaseView,
  deskItemView, deskView, draftView, journalRowView, journalView, noticeView, objectionView, organisationListView, organisationPageView, paperView, performedView, policyListView, publishedAmendmentView,
  policyView, problemView, refusalView, roundListView, roundRowView, roundView, sessionView, timelineEntryView, verifiedView, verifyingView, View,
  workItemView, worklistView,
} from '../../http/api.ts'
import type { Role } from '../../domain/shared/actor.ts'
import type { Policy } from '../../policy/policy.ts'

/*
 * The shapes the server answers with. They are inferred from its schemas, as types alone: the schemas
 * themselves, and the library that checks them, stay out of the browser.
 */
export type Problem = View<typeof problemView>
export type RefusalView = View<typeof refusalView>
export type Performed = View<typeof performedView>
export type Session = Omit<View<typeof sessionView>, 'role'> & Readonly<{ role: Role }>
export type WorkItem = View<typeof workItemView>
export type Worklist = View<typeof worklistView>
export type ActView = View<typeof actView>
export type TimelineEntry = View<typeof timelineEntryView>
export type AttachmentView = View<typeof attachmentView>
export type CaseRow = View<typeof caseRowView>
export type CaseList = View<typeof caseListView>
export type PaperView = View<typeof paperView>
export type CaseView = View<typeof caseView>
export type CompetitionList = View<typeof competitionListView>
export type DraftView = View<typeof draftView>
export type ClashView = View<typeof clashView>
export type RoundRow = View<typeof roundRowView>
export type RoundList = View<typeof roundListView>
export type RoundView = View<typeof roundView>
export type Amendment = View<typeof amendmentView>
export type PublishedAmendment = View<typeof publishedAmendmentView>
export type CandidateView = View<typeof candidateView>
export type NoticeView = View<typeof noticeView>
export type ObjectionView = View<typeof objectionView>
export type DecisionView = View<typeof decisionView>
export type PolicyList = View<typeof policyListView>
export type DayView = View<typeof dayView>
/** The measure whole, with its text and what the office is asked to fill in. */
export type PolicyView = Omit<View<typeof policyView>, 'policy'> & Readonly<{ policy: Policy }>
export type DeskItem = View<typeof deskItemView>
export type DeskView = View<typeof deskView>
export type DeskCase = View<typeof deskCaseView>
export type OrganisationPageView = View<typeof organisationPageView>
export type OrganisationList = View<typeof organisationListView>
export type AccountView = View<typeof accountView>
export type AccountPageView = View<typeof accountPageView>
export type IssuedActivation = View<typeof issuedActivationView>
export type InvitationView = View<typeof invitationView>
export type InvitedView = View<typeof invitedView>
export type ErasableView = View<typeof erasableView>
export type ErasureList = View<typeof erasureListView>
export type EffectView = View<typeof effectView>
export type EffectList = View<typeof effectListView>
export type OwnAccountView = View<typeof ownAccountView>
export type AccountList = View<typeof accountListView>
/** Those who may be asked to the panel, with the unit they come from: recusal is checked against it. */
export type ExpertList = Readonly<{ rows: readonly Readonly<{ account: string; name: string; unitName: string }>[] }>
/** 演示账号 — listed by the demo alone. */
export type DemoAccount = Readonly<{ signInName: string; password: string; roleName: string; displayName: string }>
export type JournalRow = View<typeof journalRowView>
export type JournalView = View<typeof journalView>
export type Verified = View<typeof verifiedView>
export type Verifying = View<typeof verifyingView>
export type ClockView = View<typeof clockView>
