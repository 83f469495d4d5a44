import {
  createDriver,
  isRuntimeError,
  systemClock,
  type Clock,
  type Driver,
  type DriverOptions,
  type ResumeOptions,
  type StoredEvent,
  type Transport,
} from "@vaarta/runtime";
import { wants, type Effect, type StartEvent } from "@vaarta/engine";
import type { Hearing, TurnDetector, Voice, VoiceActivity } from "@vaarta/speech";
import { Floor } from "./floor-keeper.ts";
import { Keypad } from "./keypad.ts";
import type { AudioLine } from "./line.ts";
import type { CallerTurn, EndedTurn } from "./listening/caller-turn.ts";
import { Listener } from "./listening/listener.ts";
import { Pending } from "./pending.ts";
import { callSettings, type CallSettings } from "./settings.ts";
import { Mouth } from "./speaking/mouth.ts";
import { reportOf, type TurnReport } from "./turn-report.ts";
import { endpointing } from "./turns/endpointing.ts";
import { floor } from "./turns/floor.ts";

export interface CallOptions {
  /** The way to the caller; null until she is there. */
  line: AudioLine | null;
  /** Everything of the conversation but what the call itself gives. */
  driverOptions: Omit<DriverOptions, "transport" | "clock">;
  /** Null where nobody hears her: she types. */
  hearing: Hearing | null;
  /** In the order to try them; none for captions alone. */
  voices: readonly Voice[];
  activity: VoiceActivity;
  turnDetector?: TurnDetector;
  /** @defaultValue the machine's */
  clock?: Clock;
  settings?: Partial<CallSettings>;
  /** Names and terms to expect beyond what hearing knows. */
  words?(): string[];
  speaker?(voice: Voice, language: string): string | undefined;
  transfer?: Transport["transfer"];
  /** Everything that happened, for watchers. */
  observe?: Transport["observe"];
  /** A turn of hers was answered, or was no words. */
  onTurn?(report: TurnReport): void;
  /** Hearing, a voice or a line failed, and the call goes on. */
  onFault?(error: Error): void;
  /** The line broke without a goodbye. The conversation waits for `reconnect`. */
  onLost?(): void;
}

/** A spoken call. */
export interface Call {
  readonly driver: Driver;
  start(input: Omit<StartEvent, "type" | "program">): Promise<void>;
  /** Takes a conversation over from its log. @param options.cameBack - she lost the line, and hears that it is back */
  resume(options?: ResumeOptions): Promise<void>;
  /** She is back on another line: the old one counts for nothing any more. */
  reconnect(line: AudioLine): Promise<void>;
  /** Resolves when nothing is being computed: what is left waits for time or for the caller. For tests in virtual time. */
  idle(): Promise<void>;
  /** Stops and gives the conversation back. It can be resumed. */
  close(): Promise<void>;
}

/**
 * Holds a conversation by voice: hears the caller, finds the end of her turns, says what the driver asks for, and gives way when she
 * speaks. Knows no transport: sound comes and goes by an `AudioLine`. All time is that of the clock given.
 * @see SPEC.md
 */
export function createCall(options: CallOptions): Call {
  return new SpokenCall(options);
}

class SpokenCall implements Call {
  readonly driver: Driver;
  readonly #options: CallOptions;
  readonly #clock: Clock;
  readonly #settings: CallSettings;
  readonly #pending = new Pending();
  readonly #mouth: Mouth;
  readonly #listener: Listener | null;
  readonly #floor = new Floor();
  readonly #keypad: Keypad;
  #line: AudioLine | null = null;
  /** What she said is told to the driver in order. */
  #telling: Promise<void> = Promise.resolve();
  #expects: Extract<Effect, { type: "listen" }>["expects"] | null = null;
  #asked = false;
  #said = "";
  #speculated = "";
  /** The language she was last heard in, clearly. */
  #languageHeard: string | null = null;
  /** A turn of hers that may go on, with what ends the waiting. */
  #joining: { ended: EndedTurn; cancel: () => void } | null = null;
  #report: { report: TurnReport; spokeUntil: number; toldAt: number; decidedAt: number | null } | null = null;

  constructor(options: CallOptions) {
    this.#options = options;
    const clock = (this.#clock = options.clock ?? systemClock);
    const settings = (this.#settings = { ...callSettings, ...options.settings });
    const onFault = (error: Error) => options.onFault?.(error);
    this.driver = createDriver({ outageMs: 60_000, ...options.driverOptions, clock, transport: this.#transport() });
    this.#mouth = new Mouth({
      clock,
      voices: options.voices,
      ...(options.speaker && { speaker: options.speaker }),
      settings,
      pending: this.#pending,
      line: () => this.#line,
      onSound: () => this.#sounds(),
      onFault,
    });
    this.#keypad = new Keypad(clock, settings.digitsMs, (digits) => this.#pressed(digits));
    this.#listener =
      options.hearing &&
      new Listener({
        clock,
        settings,
        hearing: options.hearing,
        activity: options.activity,
        ...(options.turnDetector && { turnDetector: options.turnDetector }),
        pending: this.#pending,
        languages: () => this.#languages(),
        isLocked: () => options.hearing?.hears === "synthetic" || this.#languageHeard === this.#languages()[0],
        words: () => options.words?.() ?? [],
        endpoint: (turn) => this.#endpoint(turn),
        onOnset: (turn) => this.#onset(turn),
        onProgress: (turn) => this.#progress(turn),
        onPartial: (turn) => this.#partial(turn),
        onEnd: (turn, ended) => this.#ended(turn, ended),
        onFault,
      });
    if (options.line) this.#take(options.line);
  }

  async start(input: Omit<StartEvent, "type" | "program">): Promise<void> {
    await this.driver.start(input);
  }

  async resume(options: ResumeOptions = {}): Promise<void> {
    await this.driver.resume(options);
  }

  async reconnect(line: AudioLine): Promise<void> {
    if (this.#line) this.#lost();
    this.#take(line);
    await this.driver.cameBack();
    this.driver.attend(false);
  }

  async idle(): Promise<void> {
    await this.#pending.idle();
  }

  async close(): Promise<void> {
    this.#listener?.close();
    this.#mouth.lost();
    this.#floor.close();
    await this.driver.close();
  }

  // The line

  #take(line: AudioLine): void {
    this.#line = line;
    const current = (act: () => void) => () => (this.#line === line ? act() : undefined);
    line.listen({
      sound: (pcm) => current(() => this.#listener?.sound(pcm))(),
      played: (played) => current(() => this.#mouth.played(played))(),
      digits: (digits) => current(() => this.#keypad.press(digits))(),
      typed: (id, text) => current(() => this.#typed(line, id, text))(),
      left: current(() => this.#left()),
      lost: current(() => {
        this.#lost();
        this.#options.onLost?.();
      }),
    });
    this.#floor.lineIsUp(true);
  }

  #lost(): void {
    this.#line = null;
    this.#floor.lineIsUp(false);
    this.#listener?.abandon();
    this.#floor.hers(false);
    this.#dropJoining();
    this.#mouth.lost();
    // While she is away no quiet passes.
    this.driver.attend(true);
  }

  #left(): void {
    this.#listener?.close();
    this.#mouth.lost();
    this.#floor.close();
    this.#background(this.driver.hangUp("left"));
  }

  // Speaking

  #transport(): Transport {
    return {
      speak: (effect) => this.#speak(effect),
      stop: () => {
        this.#floor.close();
        void this.#mouth.cut();
        this.#line?.clear();
      },
      ...(this.#options.transfer && { transfer: this.#options.transfer }),
      listen: (effect) => {
        this.#expects = effect.expects;
        this.#line?.state("listening");
      },
      ended: (effect) => this.#line?.end(effect.outcome),
      observe: (stored, snapshot) => {
        this.#floor.observe(stored);
        this.#observed(stored);
        this.#options.observe?.(stored, snapshot);
      },
    };
  }

  async #speak(effect: Extract<Effect, { type: "speak" }>): Promise<{ heard: "all" | "part" | "none"; text?: string }> {
    if (!(await this.#floor.mine(effect.id))) return { heard: "none" };
    this.#asked = /[?？]\s*$/u.test(effect.utterances.at(-1)?.text ?? "");
    if (this.#report) this.#report.decidedAt = this.#elapsed();
    this.#line?.state("speaking");
    return this.#mouth.say(effect);
  }

  /** The first sound of an answer is on its way. */
  #sounds(): void {
    const pending = this.#report;
    if (!pending) return;
    this.#report = null;
    const now = this.#elapsed();
    const decidedAt = pending.decidedAt ?? now;
    const { report } = pending;
    report.stages.decide = decidedAt - pending.toldAt;
    report.stages.tts = now - decidedAt;
    report.stages.total = now - pending.spokeUntil;
    this.#options.onTurn?.(report);
  }

  #observed({ event }: StoredEvent): void {
    if (event.type === "utterance")
      this.#line?.caption({
        who: "caller",
        id: `u${event.turn}`,
        text: event.text,
        language: this.driver.snapshot.language,
        isFinal: true,
      });
  }

  // Listening

  #languages(): string[] {
    const { snapshot, program } = this.driver;
    const tags = [snapshot.language, ...Object.keys(program.document.languages.offered)];
    return [...new Set(tags.map((tag) => tag.split("-")[0] ?? tag))];
  }

  #endpoint(turn: CallerTurn) {
    const { program, snapshot } = this.driver;
    return endpointing(
      {
        text: turn.text,
        dictation: wants(program, snapshot).dictating,
        asked: this.#asked || (this.#expects?.slots.length ?? 0) > 0,
        answers: turn.answers,
        acts: turn.acts,
        ...(turn.finished !== undefined && { finished: turn.finished }),
      },
      this.#settings.endpointingMs,
    );
  }

  #onset(turn: CallerTurn): void {
    this.#joining?.cancel();
    this.#floor.hers(true);
    this.driver.attend(true);
    turn.isOver = this.#mouth.isSpeaking;
    if (!turn.isOver) this.#line?.state("hearing");
  }

  #progress(turn: CallerTurn): void {
    if (this.#mouth.isSpeaking) {
      turn.isOver = true;
      this.#decideFloor(turn, false);
    } else if (turn.text === "" && this.#clock.now() - turn.startedAt > this.#settings.pausedAtMostMs) {
      // Sound without words holds nobody up for long.
      this.#floor.hers(false);
    }
    this.#speculate(turn);
  }

  #partial(turn: CallerTurn): void {
    this.#floor.hers(true);
    if (!turn.isOver) this.#line?.caption({ who: "caller", id: turn.id, text: turn.text, language: turn.language ?? "", isFinal: false });
    this.#progress(turn);
  }

  #decideFloor(turn: CallerTurn, isFinal: boolean): "yield" | "keep" {
    const { speechMs, silenceMs } = this.#listener?.gate ?? { speechMs: 0, silenceMs: 0 };
    const { pausedMs, isUnheard } = this.#mouth;
    const { text, hasWaited, wordsSince } = turn;
    const wordsMs = wordsSince === null ? 0 : this.#clock.now() - wordsSince;
    const decision = floor(
      { text, wordsMs, speechMs, silenceMs, pausedMs, hasWaited, isUnheard, before: this.#said, isFinal },
      this.#settings,
    );
    if (decision === "resume" && text === "") turn.hasWaited = true;
    if (decision === "pause") this.#mouth.pause();
    if (decision === "resume") this.#mouth.resume();
    if (decision === "yield") this.#background(this.#cut());
    return decision === "yield" ? "yield" : "keep";
  }

  /** Tries the turn on a copy while she is silent: what it would say is made ready. */
  #speculate(turn: CallerTurn): void {
    const silenceMs = this.#listener?.gate.silenceMs ?? 0;
    if (silenceMs < 64 || turn.text === "" || turn.text === this.#speculated || this.#mouth.isSpeaking) return;
    this.#speculated = turn.text;
    const { text } = turn;
    const tried = this.driver.speculate(text).then(
      (speculation) => {
        if (!speculation || turn.text !== text) return;
        turn.acts = speculation.acts;
        turn.answers = speculation.answers;
        this.#mouth.prepare(speculation.utterances[0]);
      },
      () => undefined,
    );
    void this.#pending.track(tried);
  }

  #ended(turn: CallerTurn, ended: Promise<EndedTurn>): void {
    this.#line?.state("thinking");
    this.#telling = this.#telling.then(async () => this.#takeTurn(turn, await ended)).catch((error: unknown) => this.#fault(error));
  }

  async #takeTurn(turn: CallerTurn, ended: EndedTurn): Promise<void> {
    const { heard } = ended;
    turn.text = heard?.text.trim() ?? "";
    if (this.#isToJoin(ended)) return this.#join(ended);
    await this.#tell(ended);
  }

  /** Short or cut off, and not clear by itself: it may be the beginning of what follows (C9). */
  #isToJoin({ turn, heard, speechMs, endpoint, isBroken }: EndedTurn): boolean {
    if (!heard || turn.isOver || isBroken) return endpoint.class === "cut" && heard !== null && !turn.isOver && heard.text !== "";
    return speechMs < this.#settings.shortMs && (turn.text === "" || heard.confidence < 0.6);
  }

  #join(ended: EndedTurn): void {
    this.#listener?.carry(ended.turn);
    const cancel = this.#clock.setTimer(this.#settings.joinWithinMs, () => {
      this.#dropJoining();
      this.#telling = this.#telling.then(() => this.#tell(ended)).catch((error: unknown) => this.#fault(error));
    });
    this.#joining = { ended, cancel };
  }

  #dropJoining(): void {
    this.#joining?.cancel();
    this.#joining = null;
    this.#listener?.forget();
  }

  /** Tells the driver what she said, or that it was no words. */
  async #tell(ended: EndedTurn): Promise<void> {
    const { turn, heard, speechMs, isBroken } = ended;
    const { text } = turn;
    try {
      if (text === "") return await this.#noWords(ended);
      const isOver = this.#mouth.isSpeaking;
      const keeps = isOver && this.#decideFloor(turn, true) === "keep";
      if (isOver && !keeps) await this.#cut();
      this.#said = text;
      this.#floor.keepSpeech(keeps);
      this.#report = {
        report: reportOf(ended),
        spokeUntil: this.#elapsed() - (this.#clock.now() - ended.spokeUntil),
        toldAt: this.#elapsed(),
        decidedAt: null,
      };
      if (keeps) this.#report = null;
      const { confidence = 1 } = heard ?? {};
      if (heard && confidence >= 0.6) this.#languageHeard = heard.language;
      await this.driver.say(text, { via: "voice", confidence, ...(isBroken && { broken: true }), onKept: () => this.#kept() });
    } finally {
      this.#speculated = "";
      if (!this.#listener?.turn) {
        this.#floor.hers(false);
        this.driver.attend(false);
      }
    }
    void speechMs;
  }

  #kept(): void {
    if (this.#report) this.#report.report.turn = this.driver.snapshot.turn;
  }

  async #noWords({ turn, heard, speechMs }: EndedTurn): Promise<void> {
    if (this.#mouth.isSpeaking) this.#decideFloor(turn, true);
    if (!this.#line) return;
    if (heard === null) await this.driver.sound("unheard");
    else if (speechMs >= this.#settings.noiseMs) await this.driver.sound("noise");
    else if (!this.#mouth.isSpeaking) await this.driver.sound("sound");
  }

  // Keys and typed words

  #pressed(digits: string): void {
    this.#telling = this.#telling
      .then(async () => {
        await this.#cut();
        await this.driver.dtmf(digits);
      })
      .catch((error: unknown) => this.#fault(error));
  }

  #typed(line: AudioLine, id: string, text: string): void {
    this.#telling = this.#telling
      .then(async () => {
        await this.#cut();
        await this.driver.say(text, { via: "text", message: id, onKept: (seq) => line.kept?.(id, seq) });
      })
      .catch((error: unknown) => this.#fault(error));
  }

  /** Gives up what is being said. Resolves when it is in the log what was heard of it. */
  async #cut(): Promise<void> {
    const { effect } = this.#mouth;
    await this.#mouth.cut();
    await this.#floor.told(effect);
  }

  #background(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#fault(error));
  }

  #fault(error: unknown): void {
    // What comes after the end is nobody's any more.
    if (isRuntimeError(error) && (error.code === "ENDED" || error.code === "CLOSED")) return;
    this.#options.onFault?.(error instanceof Error ? error : new Error("A part of a call failed."));
  }

  #elapsed(): number {
    return this.#clock.elapsed?.() ?? this.#clock.now();
  }
}
