import type { ReactNode } from "react";
import { type ConfirmPassword, PasswordDialog } from "@/components/auth/password-dialog";
import { CommandPalette } from "./command-palette";
import { Providers } from "./providers";
import { Sidebar } from "./sidebar";
import { UnsavedGuard } from "./unsaved-guard";
import type { ShellProject, SignOut, Viewer } from "./viewer";

type AppShellProps = {
  viewer: Viewer;
  project: ShellProject;
  /** Server action that ends the session and leads to the sign-in page. */
  signOut: SignOut;
  confirmPassword: ConfirmPassword;
  /** An `EnvironmentBanner`, where the environment is not the usual one. */
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame of every console page: way past the navigation, navigation, the page itself. */
export function AppShell({
  viewer,
  project,
  signOut,
  confirmPassword,
  banner,
  children,
}: AppShellProps) {
  return (
    <Providers>
      <a
        href="#content"
        className="sr-only z-60 rounded-control bg-inverse px-3 py-2 text-on-inverse focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <div className="flex min-h-dvh flex-col md:flex-row">
        <Sidebar viewer={viewer} project={project} signOut={signOut} />
        <div className="flex min-w-0 flex-1 flex-col">
          {banner}
          <main
            id="content"
            tabIndex={-1}
            // What fills the window stands over the whole of it, without the page's margins.
            className="flex-1 outline-none has-data-fills-window:relative"
          >
            <div className="mx-auto max-w-[calc(var(--container-content)+2*var(--spacing-gutter))] px-gutter pt-6 pb-16">
              {children}
            </div>
          </main>
        </div>
      </div>
      <CommandPalette projectSlug={project.slug} operations={viewer.operations} signOut={signOut} />
      <UnsavedGuard />
      <PasswordDialog email={viewer.email} confirmPassword={confirmPassword} />
    </Providers>
  );
}
