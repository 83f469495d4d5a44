import { edge, type Vocabulary } from "./vocabulary.ts";
import { WordOdds } from "./word-odds.ts";
import { growTree, root, type WordTree } from "./word-tree.ts";

/** What decoders know of one language; made once, shared by all utterances. */
export interface Lexicon {
  vocabulary: Vocabulary;
  odds: WordOdds;
  tree: WordTree;
}

export function createLexicon(vocabulary: Vocabulary): Lexicon {
  const odds = new WordOdds(vocabulary);
  return { vocabulary, odds, tree: growTree(vocabulary, odds) };
}

export interface DecodedWord {
  text: string;
  /** Steps of the model's answer, from the start of the utterance. */
  from: number;
  to: number;
  /** How much worse its sounds fit than the best sounds of all, as a mean logarithm per step. 0 is a perfect fit. */
  misfit: number;
}

export interface Decoded {
  words: DecodedWord[];
  /** Logarithm of sounds and words together; comparable between languages for the same sound. */
  score: number;
}

/** A word that was heard, and those before it. */
interface Past {
  word: number;
  from: number;
  to: number;
  lastSound: number;
  /** Sums until its end: of its own sounds, and of the best of every step. */
  sounds: number;
  best: number;
  before: Past | null;
}

/** A way's logarithm with the words' odds, and the part of it that the sounds made. */
interface Way {
  value: number;
  sounds: number;
}

/** One understanding of what was heard so far: a place in the tree after some words. */
interface Token {
  node: number;
  past: Past | null;
  /** Step at which its word began. */
  from: number;
  /** The best way that ends in silence. */
  silent: Way;
  /** The best way that ends in the sound of the node. */
  sounding: Way;
}

/**
 * Finds the likeliest words of one utterance as the model's answers arrive: a beam over the tree of words, where each sound may
 * repeat and silence may stand between sounds, as CTC has it. Deterministic; holds one utterance.
 */
export class Decoder {
  readonly #lexicon: Lexicon;
  #tokens: Token[] = [{ node: root, past: null, from: 0, silent: { value: 0, sounds: 0 }, sounding: none }];
  #step = 0;
  /** Sum of the best of every step: what sounds without words would have. */
  #best = 0;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** @param answer - logarithms of probabilities, [steps x symbols], the first symbol the blank */
  push(answer: Float32Array, symbols: number): void {
    for (let at = 0; at < answer.length; at += symbols) this.#advance(answer.subarray(at, at + symbols));
  }

  /** The likeliest words that are whole. @param isOver - nothing follows, so the odds of ending here count */
  result(isOver: boolean): Decoded {
    let chosen: Past | null = null;
    let score = Number.NEGATIVE_INFINITY;
    for (const token of this.#tokens) {
      if (token.node !== root) continue;
      const value = valueOf(token) + (isOver ? wordWeight * this.#lexicon.odds.end(token.past?.word ?? edge) : 0);
      if (value > score) [score, chosen] = [value, token.past];
    }
    const words: DecodedWord[] = [];
    for (let past = chosen; past; past = past.before) {
      const lost = past.best - (past.before?.best ?? 0) - (past.sounds - (past.before?.sounds ?? 0));
      const { text } = this.#lexicon.vocabulary.words[past.word]!;
      words.unshift({ text, from: past.from, to: past.to, misfit: lost / Math.max(1, past.to - past.from) });
    }
    return { words, score };
  }

  #advance(logs: Float32Array): void {
    this.#best += logs.reduce((high, log) => Math.max(high, log), Number.NEGATIVE_INFINITY);
    this.#step++;
    const moved = new Map<number, Token>();
    for (const token of this.#tokens) this.#move(token, logs, moved);
    this.#tokens = this.#withNextWords(likeliest([...moved.values()]));
  }

  /** Everywhere a token can be after one more step. */
  #move({ node, past, from, silent, sounding }: Token, logs: Float32Array, moved: Map<number, Token>): void {
    const { tree } = this.#lexicon;
    const reach = (to: number, start: number): Token => {
      const key = to * 65_536 + (past?.word ?? edge);
      let token = moved.get(key);
      if (!token) moved.set(key, (token = { node: to, past, from: start, silent: none, sounding: none }));
      return token;
    };
    const improve = (token: Token, ending: "silent" | "sounding", way: Way, start: number) => {
      if (way.value <= token[ending].value) return;
      // The better of two understandings with the same last word is the one that is remembered.
      if (way.value > valueOf(token)) [token.past, token.from] = [past, start];
      token[ending] = way;
    };
    const better = silent.value >= sounding.value ? silent : sounding;
    const own = node === root ? (past?.lastSound ?? 0) : tree.sound[node]!;
    const here = reach(node, from);
    improve(here, "silent", further(better, logs[0]!), from);
    if (node !== root && sounding !== none) improve(here, "sounding", further(sounding, logs[own]!), from);
    for (const child of tree.children[node]!) {
      const sound = tree.sound[child]!;
      // The same sound anew needs silence between.
      const way = sound === own ? silent : better;
      if (way === none || logs[sound]! < leastSound) continue;
      const hope = wordWeight * (tree.hope[child]! - (node === root ? 0 : tree.hope[node]!));
      const start = node === root ? this.#step - 1 : from;
      improve(reach(child, start), "sounding", further(way, logs[sound]!, hope), start);
    }
  }

  /** Tokens whose word ends where they are stand at the root as well, ready for the next. */
  #withNextWords(tokens: Token[]): Token[] {
    const { tree, odds } = this.#lexicon;
    const roots = new Map<number, Token>();
    for (const token of tokens) if (token.node === root) roots.set(token.past?.word ?? edge, token);
    for (const token of tokens) {
      for (const word of tree.words[token.node]!) {
        const change = wordWeight * (odds.after(token.past?.word ?? edge, word) - tree.hope[token.node]!) + wordPrice;
        const rival = roots.get(word);
        if (rival && valueOf(rival) >= valueOf(token) + change) continue;
        const { silent, sounding } = token;
        const { sounds } = silent.value >= sounding.value ? silent : sounding;
        const past = {
          word,
          from: token.from,
          to: this.#step,
          lastSound: tree.sound[token.node]!,
          sounds,
          best: this.#best,
          before: token.past,
        };
        roots.set(word, { node: root, past, from: this.#step, silent: further(silent, 0, change), sounding: further(sounding, 0, change) });
      }
    }
    return [...tokens.filter(({ node }) => node !== root), ...roots.values()];
  }
}

const none: Way = { value: Number.NEGATIVE_INFINITY, sounds: Number.NEGATIVE_INFINITY };

function further(way: Way, sound: number, odds = 0): Way {
  return way === none ? none : { value: way.value + sound + odds, sounds: way.sounds + sound };
}

function valueOf({ silent, sounding }: Token): number {
  return Math.max(silent.value, sounding.value);
}

function likeliest(tokens: Token[]): Token[] {
  const high = tokens.reduce((best, token) => Math.max(best, valueOf(token)), Number.NEGATIVE_INFINITY);
  const near = tokens.filter((token) => valueOf(token) > high - beamWidth);
  return near.length <= beam ? near : near.sort((a, b) => valueOf(b) - valueOf(a)).slice(0, beam);
}

/** Weight of the words' odds against the sounds. */
const wordWeight = 0.8;
/** For every word: what sounds like one word is seldom two short ones. */
const wordPrice = -1.5;
const beam = 48;
const beamWidth = 14;
const leastSound = -9;
