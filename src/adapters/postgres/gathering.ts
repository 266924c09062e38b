type Question = Readonly<{ key: unknown; resolve(answer: unknown): void; reject(failure: unknown): void }>
type AnswerAll<Key, Answer> = (keys: readonly Key[]) => Promise<readonly Answer[]>
type Group = Readonly<{ questions: Question[]; answerAll: AnswerAll<never, unknown> }>

/** Lets questions of one kind that come in the same turn of the event loop be answered by one asking. */
export class Gathering {
  readonly #beforeAsking: () => void
  #groups = new Map<string, Group>()

  /** `beforeAsking` runs once before the questions of a turn leave. */
  constructor(beforeAsking: () => void) {
    this.#beforeAsking = beforeAsking
  }

  /** The questions of a kind share one `answerAll`, which gives an answer for each key in the order of the keys. */
  ask<Key, Answer>(kind: string, key: Key, answerAll: AnswerAll<Key, Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#groups.size === 0) process.nextTick(() => this.#askAll())
      const group = this.#groups.get(kind) ?? { questions: [], answerAll }
      group.questions.push({ key, resolve: resolve as Question['resolve'], reject })
      this.#groups.set(kind, group)
    })
  }

  #askAll(): void {
    const groups = this.#groups
    this.#groups = new Map()
    this.#beforeAsking()
    for (const group of groups.values()) answer(group)
  }
}

function answer({ questions, answerAll }: Group): void {
  answerAll(questions.map(({ key }) => key) as never[]).then(
    (answers) => questions.forEach(({ resolve }, index) => resolve(answers[index])),
    (failure: unknown) => questions.forEach(({ reject }) => reject(failure)),
  )
}
