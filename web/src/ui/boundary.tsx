import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode, Suspense, useEffect } from "react";

import { partComes } from "@/lib/standing";

import { Failed } from "./failed";
import { ListSkeleton } from "./skeletons";

type Props = { children: ReactNode; loading?: ReactNode };

/** Around everything that reads with useSuspenseQuery: shows loading and failed, so that the inside need not. */
export function Boundary({ children, loading = <ListSkeleton /> }: Props) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Catch onRetry={reset}>
          <Suspense fallback={<Coming>{loading}</Coming>}>{children}</Suspense>
        </Catch>
      )}
    </QueryErrorResetBoundary>
  );
}

/** What stands where a part will be, and says that it is on its way. */
export function Coming({ children }: { children: ReactNode }) {
  useEffect(partComes, []);
  return children;
}

type CatchProps = { children: ReactNode; onRetry: () => void };

class Catch extends Component<CatchProps, { error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <Failed error={this.state.error} retry={this.retry} />;
  }

  retry = () => {
    this.props.onRetry();
    this.setState({ error: undefined });
  };
}
