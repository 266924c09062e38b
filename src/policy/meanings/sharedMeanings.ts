import type { Meanings } from './meaning.ts'

/** Keys that mean the same wherever they stand. */
export const sharedMeanings: Meanings = {
  clause: '依据的条款，名称照原文，如“第七条（五）”',
  quote: '依据的原文，在那个条款里逐字找得到（空白不计）',
  also: '在别处还有依据的，一处一项，各写条款和原文',
  interpretation: '这一条只在哪一种读法下成立：interpretations 里的编号',
  stated: {
    means: '原文写明了没有',
    values: { true: '写明了，接着写 value、clause、quote', false: '没有写明，接着写 ask、neededFor' },
  },
  value: '原文写明的内容',
  alternatives: '按没有采用的读法，各是什么：按 interpretations 里读法的编号，写法同 value',
  ask: '原文没有写明的，请选拔办补什么：一句问话，印在补填的那一栏上',
  neededFor: '最迟在哪件事以前补上：阶段的名称，如 publish（公布）；复核认定以前写 reverification，取消资格以前写 revoke',
}

/** A sentence or paragraph of a paper: quoted, in words of its own, or in words that contain what they quote. */
export const passageMeanings: Meanings = {
  text: '自己的话；只照引原文的不写。花括号：year 年度，seats 名额，applyBy 单位申报截止日，reportBy 报送截止日，documentName、documentNumber 通知的名称和文号，parent 上位办法，titleName 称号',
  clause: '引的是哪个条款，名称照原文，如“第七条（五）”；没有引原文的不写，和 quote 要一起写',
  quote: '引的原文，在那个条款里逐字找得到（空白不计）；又写了 text 的，text 里也要有这一句',
}
