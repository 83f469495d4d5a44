import { gaps, snap, type Card } from "./card.ts";

interface Place {
  x: number;
  y: number;
}

/**
 * Places for cards that have none, after the card that leads to them (or before the one they lead to), moved aside
 * until they cover nothing. Cards that have a place keep it.
 */
export function placeUnplaced(cards: readonly Card[], placed: ReadonlyMap<string, Place>, right: boolean): Map<string, Place> {
  const places = new Map(placed);
  const sizes = new Map(cards.map((card) => [card.id, card]));
  const before = new Map<string, Card>();
  for (const card of cards) for (const id of card.next) if (!before.has(id)) before.set(id, card);
  const made = new Map<string, Place>();
  for (const card of cards) {
    if (places.has(card.id)) continue;
    const place = freePlace(card, {
      wanted: wantedPlace(card, { before: before.get(card.id), places, sizes, right }),
      places,
      sizes,
      right,
    });
    places.set(card.id, place);
    made.set(card.id, place);
  }
  return made;
}

interface Known {
  places: ReadonlyMap<string, Place>;
  sizes: ReadonlyMap<string, Card>;
  right: boolean;
}

function wantedPlace(card: Card, { before, places, sizes, right }: Known & { before: Card | undefined }): Place {
  const from = before && places.get(before.id);
  if (before && from) {
    return right ? { x: from.x + before.width + gaps.between, y: from.y } : { x: from.x, y: from.y + before.height + gaps.between };
  }
  const next = card.next.find((id) => places.has(id));
  const to = next === undefined ? undefined : places.get(next);
  if (to) return right ? { x: to.x - card.width - gaps.between, y: to.y } : { x: to.x, y: to.y - card.height - gaps.between };
  const all = [...places].filter(([id]) => sizes.has(id));
  const left = Math.min(...all.map(([, { x }]) => x));
  return { x: left, y: Math.max(...all.map(([id, { y }]) => y + (sizes.get(id)?.height ?? 0))) + gaps.between };
}

function freePlace(card: Card, { wanted, places, sizes, right }: Known & { wanted: Place }): Place {
  const place = { x: snap(wanted.x), y: snap(wanted.y) };
  for (;;) {
    const covered = [...places].find(([id, other]) => {
      const size = sizes.get(id);
      if (!size) return false;
      const apart = gaps.beside / 2;
      return (
        place.x < other.x + size.width + apart &&
        other.x < place.x + card.width + apart &&
        place.y < other.y + size.height + apart &&
        other.y < place.y + card.height + apart
      );
    });
    if (!covered) return place;
    // Each step passes the card in the way, so this ends after as many steps as there are cards.
    const [id, other] = covered;
    if (right) place.y = snap(other.y + (sizes.get(id)?.height ?? 0) + gaps.beside);
    else place.x = snap(other.x + (sizes.get(id)?.width ?? 0) + gaps.beside);
  }
}
