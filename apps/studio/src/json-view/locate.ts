export interface Span {
  start: number;
  end: number;
}

/**
 * Where the values at some paths stand in a JSON text, by `path.join("/")`. Stops quietly where the text stops being
 * JSON: what was found up to there is right.
 */
export function locate(text: string, wanted: ReadonlySet<string>): Map<string, Span> {
  const found = new Map<string, Span>();
  new Scanner(text, wanted, found).value("");
  return found;
}

class Scanner {
  private at = 0;
  private readonly text: string;
  private readonly wanted: ReadonlySet<string>;
  private readonly found: Map<string, Span>;

  constructor(text: string, wanted: ReadonlySet<string>, found: Map<string, Span>) {
    this.text = text;
    this.wanted = wanted;
    this.found = found;
  }

  value(path: string): boolean {
    this.space();
    const start = this.at;
    const first = this.text[this.at];
    const isWhole = first === "{" ? this.entries(path, "}") : first === "[" ? this.entries(path, "]") : this.scalar();
    if (isWhole && this.wanted.has(path)) this.found.set(path, { start, end: this.at });
    return isWhole;
  }

  private entries(path: string, close: "}" | "]"): boolean {
    this.at += 1;
    for (let index = 0; ; index++) {
      this.space();
      if (this.text[this.at] === close) {
        this.at += 1;
        return true;
      }
      if (index > 0) {
        if (this.text[this.at] !== ",") return false;
        this.at += 1;
        this.space();
      }
      let key = String(index);
      if (close === "}") {
        const read = this.string();
        if (read === null) return false;
        key = read;
        this.space();
        if (this.text[this.at] !== ":") return false;
        this.at += 1;
      }
      if (!this.value(path === "" ? key : `${path}/${key}`)) return false;
    }
  }

  private string(): string | null {
    if (this.text[this.at] !== '"') return null;
    const start = this.at;
    for (this.at += 1; this.at < this.text.length; this.at++) {
      const character = this.text[this.at];
      if (character === "\\") this.at += 1;
      else if (character === '"') {
        this.at += 1;
        try {
          return JSON.parse(this.text.slice(start, this.at)) as string;
        } catch {
          return null;
        }
      }
    }
    return null;
  }

  private scalar(): boolean {
    if (this.text[this.at] === '"') return this.string() !== null;
    const start = this.at;
    while (this.at < this.text.length && !/[\s,\]}]/.test(this.text[this.at] ?? "")) this.at += 1;
    return this.at > start;
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? "")) this.at += 1;
  }
}
