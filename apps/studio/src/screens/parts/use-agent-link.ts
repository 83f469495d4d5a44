import { useQuery } from "@tanstack/react-query";
import { useBackend } from "../../backend/backend.ts";

/** Where callers reach the agent: the path of its public page; null until it is known. */
export function useAgentLink(agent: string): string | null {
  const backend = useBackend();
  const agents = useQuery({ queryKey: ["agents"], queryFn: () => backend.agents.list() });
  const slug = agents.data?.find(({ id }) => id === agent)?.slug;
  return slug === undefined ? null : `/c/${slug}`;
}
